package io.millrace.controlplane.inferences;

import io.millrace.controlplane.inferences.Operation.StartPoint;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.snapshots.KeptSnapshot;
import io.millrace.controlplane.snapshots.KeptSnapshots;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Finds the snapshots that people want a deployment to begin with. */
@Component
class StartPoints {
  private static final String POINTER = "/snapshotId";
  private final KeptSnapshots snapshots;

  StartPoints(KeptSnapshots snapshots) {
    this.snapshots = snapshots;
  }

  /**
   * @throws ProblemException when there is no such snapshot, or no job of the deployment could
   *     start from it
   */
  StartPoint of(Inference inference, String id) {
    KeptSnapshot kept =
        snapshots
            .find(id)
            .orElseThrow(
                () ->
                    ProblemException.unprocessable(
                        "SNAPSHOT_NOT_FOUND", POINTER, "there is no snapshot '" + id + "'"));
    if (!kept.from().inferenceId().equals(inference.id())) {
      throw ProblemException.unprocessable(
          "SNAPSHOT_OF_ANOTHER",
          POINTER,
          "snapshot '"
              + id
              + "' is of inference '"
              + kept.from().inferenceId()
              + "'; legal is one of '"
              + inference.id()
              + "'");
    }
    if (!kept.isUsable()) {
      throw ProblemException.unprocessable(
          "SNAPSHOT_NOT_USABLE",
          POINTER,
          "snapshot '" + id + "' is " + kept.state() + "; legal is one that is COMPLETED");
    }
    return new StartPoint(Objects.requireNonNull(kept.snapshot()), id);
  }
}
