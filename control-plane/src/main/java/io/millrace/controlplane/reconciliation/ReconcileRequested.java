package io.millrace.controlplane.reconciliation;

/** Published when a desired state has changed: once it is committed, nobody waits for the clock. */
public record ReconcileRequested() {}
