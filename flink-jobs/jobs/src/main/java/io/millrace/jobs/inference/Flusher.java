package io.millrace.jobs.inference;

import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.api.common.operators.ProcessingTimeService;

/**
 * Decides when a batch that is not full has waited long enough: when the input is idle, or after
 * the linger time.
 *
 * <p>Idle means that the task's mailbox came round without a record in between. One mail for each
 * round would cost about as much as decoding, so after a full batch, which says that the input is
 * busy, the linger time alone decides until a batch does not fill.
 */
final class Flusher {
  private final MailboxExecutor mailbox;
  private final ProcessingTimeService clock;
  private final long lingerMs;
  private final Runnable flush;

  private long received;
  private long receivedAtLastRound;
  private boolean roundQueued;
  private boolean timerArmed;
  private boolean waiting;
  private boolean busy;
  private long deadlineMs;

  Flusher(MailboxExecutor mailbox, ProcessingTimeService clock, long lingerMs, Runnable flush) {
    this.mailbox = mailbox;
    this.clock = clock;
    this.lingerMs = lingerMs;
    this.flush = flush;
  }

  /** A record joined the batch. */
  void joined(boolean first) {
    received++;
    if (first) {
      waiting = true;
      startWaiting();
    }
  }

  private void startWaiting() {
    if (lingerMs > 0) {
      deadlineMs = clock.getCurrentProcessingTime() + lingerMs;
      if (!timerArmed) {
        armTimer();
      }
    }
    if (!busy && !roundQueued) {
      queueRound();
    }
  }

  /** The batch left. */
  void flushed(boolean full) {
    waiting = false;
    busy = full && lingerMs > 0;
  }

  private void armTimer() {
    timerArmed = true;
    clock.registerTimer(deadlineMs, this::onTimer);
  }

  private void onTimer(long timestamp) {
    timerArmed = false;
    if (!waiting) {
      return;
    }
    if (timestamp >= deadlineMs) {
      flush.run();
    } else {
      armTimer();
    }
  }

  private void queueRound() {
    roundQueued = true;
    mailbox.execute(this::onRound, "flush the micro-batch when idle");
  }

  private void onRound() {
    roundQueued = false;
    if (!waiting || busy) {
      return;
    }
    if (received == receivedAtLastRound) {
      flush.run();
    } else {
      receivedAtLastRound = received;
      queueRound();
    }
  }
}
