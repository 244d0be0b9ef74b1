package io.millrace.controlplane.submission;

import java.util.Objects;

/**
 * All that a job knew at one moment, kept outside of it. A run that starts from it goes on where
 * the one that left it stopped, with any parallelism.
 *
 * @param location URI, as the runtime that made it understands it
 */
public record Snapshot(String location, Kind kind) {
  /** How it came to be. */
  public enum Kind {
    /** Taken when the job was stopped in order. */
    SAVEPOINT,
    /** The last of those that the job takes again and again; what came after it was not kept. */
    CHECKPOINT
  }

  public Snapshot {
    Objects.requireNonNull(location, "location");
    Objects.requireNonNull(kind, "kind");
  }
}
