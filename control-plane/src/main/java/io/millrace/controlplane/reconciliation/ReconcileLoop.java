package io.millrace.controlplane.reconciliation;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A thread that runs one reconciler again and again, and at once when it is woken. */
final class ReconcileLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);
  private static final long PATIENCE_MS = 2_000;

  private final Reconciler reconciler;
  private final Semaphore wakeUps = new Semaphore(0);
  private final Thread thread;
  private volatile boolean stopped;

  ReconcileLoop(Reconciler reconciler) {
    this.reconciler = reconciler;
    this.thread = new Thread(this, "reconciles-" + reconciler.name());
    this.thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  void wake() {
    wakeUps.release();
  }

  void stop() {
    stopped = true;
    wake();
    try {
      thread.join(PATIENCE_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void run() {
    while (!stopped) {
      try {
        reconciler.reconcile();
      } catch (RuntimeException e) {
        LOG.error("a pass over {} failed and is repeated", reconciler.name(), e);
      }
      rest();
    }
  }

  private void rest() {
    try {
      if (wakeUps.tryAcquire(reconciler.pause().toMillis(), TimeUnit.MILLISECONDS)) {
        wakeUps.drainPermits();
      }
    } catch (InterruptedException e) {
      stopped = true;
    }
  }
}
