package io.millrace.controlplane.trainings;

import io.millrace.contracts.event.Effort;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.contracts.model.ModelSignature;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A result as GET answers it; what is not known yet is null.
 *
 * @param end why a training that succeeded took no further step
 * @param bestEpoch whose weights the model has; null for those of the last step
 * @param initialWeights that the training starts from; null starts from the initializers
 * @param initialResultId the earlier result that made them
 * @param artifact folder with the SavedModel
 * @param archive folder with the Keras files and the model card
 */
@Schema(name = "Result")
record ResultView(
    String id,
    String trainingId,
    String modelId,
    String modelName,
    ResultState state,
    int epoch,
    int epochs,
    long step,
    Map<String, @Nullable Double> train,
    Map<String, @Nullable Double> validation,
    Map<String, @Nullable Double> test,
    @Nullable Double learningRate,
    @Nullable Integer trainingExamples,
    @Nullable Integer validationExamples,
    @Nullable Integer testExamples,
    @Nullable Integer rejectedRecords,
    @Nullable Long durationMs,
    @Nullable EndOfTraining end,
    @Nullable Integer bestEpoch,
    @Nullable Effort effort,
    @Nullable Long modelVersion,
    @Nullable ModelArtifact initialWeights,
    @Nullable String initialResultId,
    @Nullable ModelArtifact artifact,
    @Nullable ModelArtifact archive,
    @Nullable ModelSignature signature,
    @Nullable ModelProvenance provenance,
    @Nullable Fault error) {

  static ResultView of(TrainingResult result) {
    TrainingResult.Examples examples = result.examples();
    TrainingResult.Outcome outcome = result.outcome();
    return new ResultView(
        result.id(),
        result.trainingId(),
        result.modelId(),
        result.modelName(),
        result.state(),
        result.progress().epoch(),
        result.progress().epochs(),
        result.progress().step(),
        result.progress().train(),
        result.progress().validation(),
        outcome == null ? Map.of() : outcome.test(),
        result.progress().learningRate(),
        examples == null ? null : examples.training(),
        examples == null ? null : examples.validation(),
        examples == null ? null : examples.test(),
        examples == null ? null : examples.rejectedRecords(),
        outcome == null ? null : outcome.durationMs(),
        outcome == null ? null : outcome.ending().reason(),
        outcome == null ? null : outcome.ending().bestEpoch(),
        outcome == null ? null : outcome.ending().effort(),
        outcome == null ? null : outcome.modelVersion(),
        result.initialWeights(),
        result.initialResultId(),
        outcome == null ? null : outcome.artifact(),
        outcome == null ? null : outcome.archive(),
        outcome == null ? null : outcome.signature(),
        outcome == null ? null : outcome.provenance(),
        result.error());
  }
}
