package io.millrace.controlplane.resource;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * Makes opaque ids that sort in the order they were made: 12 lower-case base-32 digits, so they fit
 * a job id and a Kafka key.
 */
@Component
public final class Identifiers {
  private static final int RANDOM_BITS = 15;
  private final Clock clock;
  private final AtomicLong last = new AtomicLong();

  public Identifiers(Clock clock) {
    this.clock = clock;
  }

  public String next() {
    long candidate = clock.millis() << RANDOM_BITS;
    long id = last.updateAndGet(before -> Math.max(before + 1, candidate));
    String digits = Long.toString(id, Character.MAX_RADIX);
    return "0".repeat(Math.max(0, 12 - digits.length())) + digits;
  }
}
