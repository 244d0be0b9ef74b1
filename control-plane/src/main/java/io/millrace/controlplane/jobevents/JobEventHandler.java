package io.millrace.controlplane.jobevents;

import io.millrace.contracts.event.EventEnvelope;

/**
 * Applies what jobs tell. Every handler sees every event, in the transaction that moves the log's
 * position, and passes over what does not concern it. The same event may be told again.
 */
public interface JobEventHandler {
  void handle(EventEnvelope envelope);
}
