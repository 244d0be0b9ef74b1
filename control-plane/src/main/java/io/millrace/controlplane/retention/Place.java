package io.millrace.controlplane.retention;

import java.time.Instant;
import java.util.Objects;

/**
 * A folder that may be deleted once nothing names it.
 *
 * @param location URI, as {@link io.millrace.controlplane.storage.Storage} takes it
 * @param owner what it was made for, as people read it
 * @param since when it was last written, or when what it belongs to was deleted
 */
public record Place(Kind kind, String location, String owner, Instant since) {
  /** What lies there. */
  public enum Kind {
    /** Files that people sent for a model. */
    MODEL_FILES,
    /** A trained model, complete or on its way. */
    RESULT,
    /** Checkpoints and savepoints of a job. */
    JOB_STATE
  }

  public Place {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(owner, "owner");
    Objects.requireNonNull(since, "since");
  }
}
