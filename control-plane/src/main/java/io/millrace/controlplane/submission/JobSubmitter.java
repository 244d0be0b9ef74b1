package io.millrace.controlplane.submission;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import java.util.Optional;
import java.util.Set;

/**
 * Runs jobs. Implementations are safe for use by many threads. Every method may throw {@link
 * RuntimeUnreachableException}: then nothing is known and the caller asks again later.
 *
 * <p>An upgrade is {@link #suspend}, then {@link #submit(JobRun)} of the next run from the snapshot
 * that was left; going back is the same with the settings of before.
 */
public interface JobSubmitter {
  /** Starts the first run of a job that is never suspended. */
  default void submit(JobSpec spec) {
    submit(JobRun.first(spec));
  }

  /**
   * Starts the run from its own newest snapshot if it has left one, else from the one it names.
   * Does nothing when the runtime already knows this run or a later one, running or ended.
   *
   * @throws JobRefusedException when the job can never be started; another attempt will not help
   * @throws IllegalStateException when an earlier run has not ended: two would write the same
   */
  void submit(JobRun run);

  /**
   * What the runtime would be given for a run that begins now, in YAML; empty where that is no
   * text. Nothing is asked of the runtime.
   *
   * @throws JobRefusedException when the job could never be started
   */
  default Optional<String> manifest(JobRun run) {
    return Optional.empty();
  }

  /** What the runtime says; empty when it has never heard of the job or has forgotten it. */
  Optional<JobStatus> status(JobId id);

  /**
   * What the runtime tells of the newest run beyond its state; empty when the runtime has never
   * heard of the job or has forgotten it, and while it is not started.
   */
  Optional<JobReport> report(JobId id);

  /**
   * Asks the run to end and to leave a snapshot, then it is SUSPENDED. Returns before it is. With a
   * savepoint nothing happens to a run that does not work at the moment: ask again. One that has
   * failed, or that the runtime has forgotten, is SUSPENDED with its newest snapshot, else with the
   * one it began with; one that is finished or canceled stays so.
   */
  void suspend(JobRun run, Suspension how);

  /**
   * Deletes the snapshots that earlier runs have left, but for some, those that were taken of them
   * on demand among them. Those of this run stay.
   *
   * @param locations of the snapshots that are still needed
   */
  void retain(JobRun run, Set<String> locations);

  /**
   * Asks for a savepoint of the run, which goes on, and says how it stands with it. Returns before
   * it is there. Asked again under the same id it is the same savepoint, also after the runtime or
   * whoever asks was started anew: one that is complete is not taken again. While the run does not
   * work nothing happens: ask again. A run that has ended, rests or is not the newest fails it.
   *
   * @param id of the savepoint: lower-case letters and digits
   */
  SnapshotTaking takeSnapshot(JobRun run, String id);

  /**
   * Deletes what {@link #takeSnapshot} has made under this id, complete or not; does nothing when
   * nothing is there.
   *
   * @param run in which it was asked for
   */
  void discardSnapshot(JobRun run, String id);

  /**
   * Asks the job to end early and in order: its sources end, what they gave is worked off, sinks
   * publish, and the job is FINISHED. Returns before it is. Nothing happens to an unknown, ended or
   * stopping job, nor to one that does not run at the moment: ask again.
   */
  void stop(JobId id);

  /**
   * Asks the job to end at once and for ever; returns before it has. Its snapshots are deleted,
   * also those of a suspended job. An unknown or ended job stays as it is.
   */
  void cancel(JobId id);

  /**
   * Where all snapshots of all runs of a job lie.
   *
   * @param root URI of the folder of checkpoints
   */
  default String folder(String root, JobId id) {
    return root.replaceAll("/+$", "") + "/" + id.value();
  }
}
