package io.millrace.cli.client;

import java.net.URI;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which Millrace is asked, and as whom.
 *
 * @param url its address, without a path below the one it is served at
 * @param token sent as Bearer token; asked for anew with each request, as local mode makes a new
 *     one at each start
 * @param caFile PEM certificates to trust beside those of Java; null trusts those alone
 */
public record Target(URI url, Supplier<String> token, @Nullable Path caFile) {
  public Target {
    boolean legal =
        url.getHost() != null
            && ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
            && url.getQuery() == null
            && url.getUserInfo() == null;
    if (!legal) {
      throw CommandFailedException.usage(
          "'"
              + url
              + "' is not an address of Millrace; legal is for example http://127.0.0.1:8080");
    }
  }

  URI resolve(String path) {
    return URI.create(url.toString().replaceAll("/+$", "") + path);
  }

  /** Without the token, which must not come into a log by mistake. */
  @Override
  public String toString() {
    return url.toString();
  }
}
