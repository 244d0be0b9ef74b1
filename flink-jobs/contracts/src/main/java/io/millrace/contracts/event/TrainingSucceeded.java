package io.millrace.contracts.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.contracts.model.ModelSignature;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model is trained and its artifact published.
 *
 * @param artifact folder with the SavedModel
 * @param archive folder with the files that {@link io.millrace.contracts.model.ModelFiles} names;
 *     null in events of releases that wrote none
 * @param test measured on the test part; empty without one
 * @param durationMs wall time from the first example to the published artifact, in milliseconds
 * @param end null in events of releases that always trained all epochs
 * @param bestEpoch counted from 1, whose weights these are; null for those of the last step
 * @param effort null in events of releases that did not tell
 */
public record TrainingSucceeded(
    String resultId,
    ModelArtifact artifact,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ModelArtifact archive,
    ModelSignature signature,
    ModelProvenance provenance,
    Map<String, Double> test,
    long durationMs,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable EndOfTraining end,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer bestEpoch,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Effort effort)
    implements JobEvent {
  public TrainingSucceeded {
    Objects.requireNonNull(resultId, "resultId");
    Objects.requireNonNull(artifact, "artifact");
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(provenance, "provenance");
    test = Map.copyOf(Objects.requireNonNull(test, "test"));
  }
}
