package io.millrace.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A subtask scores with this model from now on.
 *
 * @param swap how it came to that; null when the subtask began with the model, and in events of
 *     releases that did not tell
 */
public record ModelActivated(
    String inferenceId,
    int subtask,
    long revision,
    long modelVersion,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Swap swap)
    implements JobEvent {
  public ModelActivated {
    Objects.requireNonNull(inferenceId, "inferenceId");
  }

  /**
   * @param checkpointId the cut; null when it was none
   * @param loadMs from the order until the model was ready
   * @param waitMs from there until it took over
   */
  public record Swap(
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long checkpointId,
      long loadMs,
      long waitMs) {}
}
