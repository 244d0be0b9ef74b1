package io.millrace.controlplane.reconciliation;

import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Runs a loop for each reconciler while the application runs. */
@Component
class ReconcileLoops implements SmartLifecycle {
  private final List<ReconcileLoop> loops;
  private volatile boolean running;

  ReconcileLoops(List<Reconciler> reconcilers) {
    this.loops = reconcilers.stream().map(ReconcileLoop::new).toList();
  }

  @Override
  public void start() {
    running = true;
    loops.forEach(ReconcileLoop::start);
  }

  @Override
  public void stop() {
    running = false;
    loops.forEach(ReconcileLoop::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @TransactionalEventListener(fallbackExecution = true)
  public void wake(ReconcileRequested requested) {
    loops.forEach(ReconcileLoop::wake);
  }
}
