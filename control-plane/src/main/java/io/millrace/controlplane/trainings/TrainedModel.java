package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.record.RecordFormat;
import java.util.Optional;

/**
 * What a result offers to those who deploy it.
 *
 * @param version empty until the result is finished
 * @param format of the records it was trained on
 * @param task what its output means, when its loss says it
 */
public record TrainedModel(
    String resultId,
    String modelName,
    ResultState state,
    Optional<Version> version,
    Optional<RecordFormat> format,
    Optional<PredictionTask> task) {

  /** A model that can be scored with. */
  public record Version(long number, ModelArtifact artifact, ModelSignature signature) {}
}
