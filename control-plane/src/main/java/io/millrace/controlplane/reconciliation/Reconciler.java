package io.millrace.controlplane.reconciliation;

/** Brings one kind of thing to its desired state. Called by one thread, again and again. */
public interface Reconciler {
  /** One pass; what fails is tried again by the next. */
  void reconcile();

  /** Names the thread. */
  String name();
}
