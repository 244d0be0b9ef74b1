package io.millrace.controlplane.security;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and how one may sign in.
 *
 * @param caller null when nobody is signed in
 * @param scopes how far the caller reaches at most; {@code *:write} is everywhere
 * @param expiresAt when the caller has to sign in again at the latest; null when never
 * @param ways which exist, whoever asks
 */
record SessionView(
    @Nullable Caller caller,
    List<String> scopes,
    @Nullable Instant expiresAt,
    List<SignInWay> ways) {
  SessionView {
    scopes = List.copyOf(scopes);
    ways = List.copyOf(ways);
  }

  static SessionView nobody(List<SignInWay> ways) {
    return new SessionView(null, List.of(), null, ways);
  }

  static SessionView of(Admission admission, List<SignInWay> ways) {
    return new SessionView(
        admission.caller(), admission.scopes().texts(), admission.expiresAt(), ways);
  }
}
