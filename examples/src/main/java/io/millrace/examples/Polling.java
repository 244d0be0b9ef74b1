package io.millrace.examples;

import java.time.Duration;
import java.util.function.Predicate;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/** Looks at a resource again and again until it is as wanted, or gives up in words. */
record Polling(Duration interval, Duration patience) {
  static final Polling DEFAULT = new Polling(Duration.ofMillis(200), Duration.ofSeconds(120));

  /** For what takes as long as the machine is slow. */
  static final Polling PATIENT = new Polling(Duration.ofMillis(200), Duration.ofMinutes(15));

  /**
   * @param what for the message, for example {@code "the inference to run"}
   */
  JsonNode await(String what, Supplier<JsonNode> resource, Predicate<JsonNode> wanted) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      JsonNode seen = resource.get();
      if (wanted.test(seen)) {
        return seen;
      }
      if (System.nanoTime() > deadline) {
        throw new DemoException(
            "waited " + patience.toSeconds() + " s in vain for " + what + "; last seen: " + seen);
      }
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(interval.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DemoException("interrupted", e);
    }
  }
}
