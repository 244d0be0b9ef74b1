package io.millrace.controlplane.submission.kubernetes;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.submission.JobRun;

/**
 * Where a run keeps its snapshots; no other run writes there.
 *
 * @param job folder of all runs of the job, without a slash at its end
 * @param number of the run
 */
record RunFolders(String job, int number) {
  private static final String RUNS = "/runs";

  static RunFolders of(JobRun run) {
    return of(run.spec().checkpoints().directory(), run.jobId(), run.number());
  }

  /**
   * @param root URI of the folder of all jobs
   */
  static RunFolders of(String root, JobId id, int number) {
    return new RunFolders(root.replaceAll("/+$", "") + "/" + id.value(), number);
  }

  /** In which Flink makes a folder named by its own id of the run. */
  String checkpoints() {
    return run() + "/checkpoints";
  }

  String savepoints() {
    return run() + "/savepoints";
  }

  /** Of the savepoints that are taken while the run works; no restart looks for one there. */
  String onDemand() {
    return run() + "/snapshots";
  }

  /** Of the one with this id. */
  String onDemand(String id) {
    return onDemand() + "/" + id;
  }

  /** Folder of all that the run has left. */
  String run() {
    return runs() + "/" + number;
  }

  /** Holds a folder for each run, named by its number. */
  String runs() {
    return job + RUNS;
  }

  /** Folder of all jobs. */
  String root() {
    return job.substring(0, job.lastIndexOf('/'));
  }
}
