package io.millrace.controlplane.security;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks whoever knows callers whether they may still come in. */
final class KnownCallers {
  private final LaunchToken launchToken;
  private final Supplier<List<CallerDirectory>> directories;
  private final Supplier<List<TokenDirectory>> tokens;

  KnownCallers(
      LaunchToken launchToken,
      Supplier<List<CallerDirectory>> directories,
      Supplier<List<TokenDirectory>> tokens) {
    this.launchToken = launchToken;
    this.directories = directories;
    this.tokens = tokens;
  }

  /** The launch token counts as long as it is the same; nobody else's secret is remembered. */
  @Nullable String credentialOf(Caller caller) {
    boolean launch = caller.kind() == Caller.Kind.LAUNCH_TOKEN;
    return launch ? launchToken.token().sha256() : null;
  }

  Optional<Admission> find(StoredSession session) {
    String credential = session.credentialSha256();
    if (credential != null && !credential.equals(launchToken.token().sha256())) {
      return Optional.empty();
    }
    return find(session.caller());
  }

  /** As the caller is known today. */
  Optional<Admission> find(Caller caller) {
    return directories.get().stream()
        .filter(directory -> directory.kind() == caller.kind())
        .findFirst()
        .map(directory -> directory.find(caller.id()))
        .orElseGet(() -> Optional.of(Admission.of(caller)));
  }

  Optional<Admission> findByToken(String token) {
    if (launchToken.matches(token)) {
      return Optional.of(Admission.of(LaunchToken.CALLER));
    }
    String sha256 = AccessToken.sha256(token);
    return tokens.get().stream()
        .flatMap(directory -> directory.findBySecret(sha256).stream())
        .findFirst();
  }

  boolean isLaunchToken(String secret) {
    return launchToken.matches(secret);
  }
}
