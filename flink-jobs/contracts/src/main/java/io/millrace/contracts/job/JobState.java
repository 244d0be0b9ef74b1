package io.millrace.contracts.job;

/** Life of a job, as people see it. No job leaves a terminal state by itself. */
public enum JobState {
  DRAFT(false, "Written down, not asked for yet."),
  WAITING_FOR_DATA(false, "Waits until a data source is announced for it."),
  SUBMITTED(false, "Asked for; the cluster has not answered yet."),
  DEPLOYING(false, "The cluster is starting it."),
  RUNNING(false, "Processing records."),
  RESTARTING(false, "Recovering from a failure, from its last checkpoint."),
  UPGRADING(false, "Stopping with a savepoint, then starting from it with other settings."),
  ROLLING_BACK(false, "Going back to the settings of before."),
  UPGRADE_FAILED(false, "Rests: neither the new settings nor those of before could be started."),
  SUSPENDING(false, "Asked to rest; what is under way is worked off and a savepoint is taken."),
  SUSPENDED(false, "Rests; what it knows is kept in a savepoint."),
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
