package io.millrace.controlplane.control;

/** Implemented by the module that knows trainings: data has arrived for one of them. */
public interface DataSourceListener {
  /** Called in the transaction that records the announcement; the training may not exist yet. */
  void announced(long deploymentNumber, String dataSourceId);
}
