package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import java.util.Optional;

/**
 * Runs jobs. Implementations are safe for use by many threads. Every method may throw {@link
 * RuntimeUnreachableException}: then nothing is known and the caller asks again later.
 */
public interface JobSubmitter {
  /**
   * Starts the job, from its newest complete checkpoint if it has one. Does nothing when the
   * runtime already knows a job of this id, running or ended.
   *
   * @throws JobRefusedException when the job can never be started; another attempt will not help
   */
  void submit(JobSpec spec);

  /** What the runtime says; empty when it has never heard of the job or has forgotten it. */
  Optional<JobStatus> status(JobId id);

  /**
   * Asks the job to end early and in order: its sources end, what they gave is worked off, sinks
   * publish, and the job is FINISHED. Returns before it is. Nothing happens to an unknown, ended or
   * stopping job, nor to one that does not run at the moment: ask again.
   */
  void stop(JobId id);

  /** Asks the job to end at once; returns before it has. An unknown or ended job stays as it is. */
  void cancel(JobId id);
}
