package io.millrace.controlplane.preflight;

/** Looks at one need. */
public interface PreflightCheck {
  /** As in {@link Check#name}. */
  String name();

  /** Looks now; may take seconds. An exception counts as {@link Check.State#UNKNOWN}. */
  Check check();
}
