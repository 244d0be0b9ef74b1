package io.millrace.controlplane.submission;

import java.util.Objects;
import java.util.Optional;

/** How it stands with a savepoint that was asked of a run while it goes on. */
public sealed interface SnapshotTaking {
  /**
   * When the run that it was asked of is not the newest that the runtime knows.
   *
   * @param newest number of that one; 0 when it knows none
   * @param found what lies there under the id
   */
  static SnapshotTaking outsideOf(JobRun run, int newest, Optional<Snapshot> found) {
    if (found.isPresent()) {
      return new Taken(found.get());
    }
    return newest > run.number()
        ? new Failed("run " + run.number() + " is over: the job is in run " + newest)
        : new UnderWay("the job to be started");
  }

  /**
   * Not there yet; ask again.
   *
   * @param waitsFor in a few words
   */
  record UnderWay(String waitsFor) implements SnapshotTaking {
    public UnderWay {
      Objects.requireNonNull(waitsFor, "waitsFor");
    }
  }

  /** Complete, wherever it lies. */
  record Taken(Snapshot snapshot) implements SnapshotTaking {
    public Taken {
      Objects.requireNonNull(snapshot, "snapshot");
    }
  }

  /**
   * There is none and there will be none.
   *
   * @param reason in one line
   */
  record Failed(String reason) implements SnapshotTaking {
    public Failed {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
