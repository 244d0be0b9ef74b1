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

  /** Asks the job to stop; returns before it has. Nothing happens to an unknown or ended job. */
  void cancel(JobId id);
}
