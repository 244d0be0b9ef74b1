package io.millrace.controlplane.reconciliation;

import java.time.Duration;

/** Brings one kind of thing to its desired state. Called by one thread, again and again. */
public interface Reconciler {
  /** One pass; what fails is tried again by the next. */
  void reconcile();

  /** Time until the next pass, unless somebody asks for one before. */
  default Duration pause() {
    return Duration.ofSeconds(1);
  }

  /** Names the thread. */
  String name();
}
