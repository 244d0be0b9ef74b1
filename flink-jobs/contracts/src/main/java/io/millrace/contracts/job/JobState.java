package io.millrace.contracts.job;

/** Life of a job, as people see it. A terminal state is never left. */
public enum JobState {
  DRAFT(false, "Written down, not asked for yet."),
  WAITING_FOR_DATA(false, "Waits until a data source is announced for it."),
  SUBMITTED(false, "Asked for; the cluster has not answered yet."),
  DEPLOYING(false, "The cluster is starting it."),
  RUNNING(false, "Processing records."),
  RESTARTING(false, "Recovering from a failure, from its last checkpoint."),
  CANCELLING(false, "Asked to stop."),
  FINISHED(true, "Ended, and its result is recorded."),
  FAILED(true, "Ended by an error."),
  CANCELED(true, "Stopped by a user.");

  private final boolean terminal;
  private final String description;

  JobState(boolean terminal, String description) {
    this.terminal = terminal;
    this.description = description;
  }

  public boolean isTerminal() {
    return terminal;
  }

  public String description() {
    return description;
  }
}
