package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.record.RecordFormat;
import java.util.Optional;

/**
 * A model that can be scored with.
 *
 * @param format of the records it was trained on, as far as that is known
 * @param task what its output means, as far as that is known
 */
record Deployable(
    Origin origin,
    String modelName,
    long version,
    ModelArtifact artifact,
    ModelSignature signature,
    Optional<RecordFormat> format,
    Optional<PredictionTask> task) {

  ModelDescriptor descriptor(String inferenceId, long revision) {
    return new ModelDescriptor(
        ModelDescriptor.SCHEMA_VERSION,
        inferenceId,
        revision,
        modelName,
        version,
        artifact,
        signature);
  }
}
