package io.millrace.controlplane.idempotency;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request.
 *
 * @param bodySha256 of the request, lower-case hex
 * @param status null while the first request is still at work and has had no effect
 * @param body null when the request has had its effect, and its answer is not known (yet)
 */
record StoredAnswer(
    String bodySha256,
    @Nullable Integer status,
    Map<String, String> headers,
    @Nullable String body) {
  private static final Map<String, String> SECRET = Map.of("Cache-Control", "no-store");

  /** Status of one without a body: its process ended before it answered. */
  static final int LOST = 409;

  /** Of an answer that nobody may see again: that it was given is kept, and no more. */
  static StoredAnswer ofSecret(String bodySha256, int status) {
    return new StoredAnswer(bodySha256, status, SECRET, "");
  }

  boolean isSecret() {
    return headers.equals(SECRET);
  }
}
