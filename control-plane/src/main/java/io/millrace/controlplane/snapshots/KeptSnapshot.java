package io.millrace.controlplane.snapshots;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.submission.Snapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment knew at one moment, or will have known.
 *
 * @param sizeBytes null when it is not there yet, or could not be measured
 * @param error why it FAILED
 * @param endedAt when it was there, or had failed
 */
public record KeptSnapshot(
    String id,
    Taken from,
    State state,
    Reason reason,
    @Nullable String description,
    @Nullable Snapshot snapshot,
    @Nullable Long sizeBytes,
    @Nullable String error,
    Instant createdAt,
    @Nullable Instant endedAt) {

  /**
   * Of whom, and as what it was at work.
   *
   * @param run number of the job's run
   * @param revision of the settings it had
   * @param model it scored with
   */
  public record Taken(String inferenceId, int run, int revision, Model model) {}

  /**
   * @param artifacts of models that a job which starts from it may load
   */
  public record Model(String name, long version, List<ModelArtifact> artifacts) {
    public Model {
      artifacts = List.copyOf(artifacts);
    }
  }

  /** Where it stands. */
  public enum State {
    /** Asked for. */
    PENDING,
    /** A job can start from it. */
    COMPLETED,
    /** There is none. */
    FAILED,
    /** Its files are on their way out. */
    DELETING
  }

  /** What it was taken for: somebody asked for it, or a job was stopped by an operation. */
  public enum Reason {
    ON_DEMAND,
    UPGRADE,
    ROLLBACK,
    SUSPEND,
    RESUME,
    RESTART
  }

  KeptSnapshot completed(Snapshot taken, @Nullable Long size, Instant at) {
    return new KeptSnapshot(
        id, from, State.COMPLETED, reason, description, taken, size, null, createdAt, at);
  }

  KeptSnapshot failed(String why, Instant at) {
    return new KeptSnapshot(
        id, from, State.FAILED, reason, description, null, null, why, createdAt, at);
  }

  KeptSnapshot deleting() {
    return new KeptSnapshot(
        id,
        from,
        State.DELETING,
        reason,
        description,
        snapshot,
        sizeBytes,
        error,
        createdAt,
        endedAt);
  }

  /** Whether a job can start from it. */
  public boolean isUsable() {
    return state == State.COMPLETED && snapshot != null;
  }
}
