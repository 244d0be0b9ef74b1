package io.millrace.controlplane.security;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.MillraceProperties.Mode;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The names to which Millrace answers. A page elsewhere can make its own name point to us and would
 * then count as the same origin; only the Host header tells. An address cannot be made to point
 * elsewhere, and is what probes and scrapers use.
 *
 * @param names in lower case, without a port
 * @param publicUrl what browsers see; null when they come directly
 */
record Reach(Mode mode, Set<String> names, @Nullable URI publicUrl) {
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");
  private static final Pattern ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[[0-9a-f:.]+]");
  private static final Pattern PORT = Pattern.compile(":\\d{1,5}$");

  Reach {
    names = Set.copyOf(names);
  }

  static Reach thisMachine() {
    return new Reach(Mode.LOCAL, LOOPBACK, null);
  }

  static Reach of(MillraceProperties properties) {
    if (properties.mode() == Mode.LOCAL) {
      return thisMachine();
    }
    URI publicUrl = properties.access().publicUrl();
    Set<String> names = new HashSet<>(LOOPBACK);
    names.addAll(properties.access().allowedHosts());
    if (publicUrl != null) {
      names.add(name(publicUrl.getAuthority()));
    }
    return new Reach(Mode.CLUSTER, names, publicUrl);
  }

  boolean includes(@Nullable String host) {
    if (host == null) {
      return false;
    }
    String name = name(host);
    return names.contains(name) || (mode == Mode.CLUSTER && ADDRESS.matcher(name).matches());
  }

  /** Whether the browser that named this host came through a proxy that ends TLS. */
  boolean isPublicOverTls(@Nullable String host) {
    return host != null
        && publicUrl != null
        && publicUrl.getScheme().equals("https")
        && name(host).equals(name(publicUrl.getAuthority()));
  }

  private static String name(String host) {
    return PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
  }
}
