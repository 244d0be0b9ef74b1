package io.millrace.controlplane.outbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Wakes those who wait for a message to be sent. */
@Component
class Departures {
  private boolean stalled;

  synchronized void sent() {
    stalled = false;
    notifyAll();
  }

  /** Nothing can be sent for now, so nobody waits. */
  synchronized void stalled() {
    stalled = true;
    notifyAll();
  }

  synchronized void await(BooleanSupplier done, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      while (!stalled && !done.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
