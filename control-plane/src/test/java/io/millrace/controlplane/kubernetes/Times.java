package io.millrace.controlplane.kubernetes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments as the API server writes them: whole seconds. */
final class Times {
  private Times() {}

  static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
