package io.millrace.controlplane.trainings;

import io.millrace.contracts.event.Effort;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.contracts.model.ModelSignature;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a training makes of one model, as it is kept.
 *
 * @param architecture Keras JSON, as it was when the training was created
 * @param initialWeights that the training starts from; null starts from the initializers
 * @param initialResultId the earlier result that made them; null when they came as a file
 * @param outcome what a finished training has made; null before
 */
record TrainingResult(
    String id,
    String trainingId,
    String modelId,
    String modelName,
    String architecture,
    @Nullable ModelArtifact initialWeights,
    @Nullable String initialResultId,
    ResultState state,
    Progress progress,
    @Nullable Examples examples,
    @Nullable Outcome outcome,
    @Nullable Fault error) {

  /**
   * @param epoch last one that is done, 0 before the first
   */
  record Progress(
      int epoch,
      int epochs,
      long step,
      Map<String, @Nullable Double> train,
      Map<String, @Nullable Double> validation,
      @Nullable Double learningRate) {
    static Progress none(int epochs) {
      return new Progress(0, epochs, 0, Map.of(), Map.of(), null);
    }
  }

  /** Sizes of the parts of the data set. */
  record Examples(int training, int validation, int test, int rejectedRecords) {}

  /**
   * @param modelVersion grows by one with each success of the same model
   * @param archive Keras files and model card beside the SavedModel; null in results of releases
   *     that wrote none
   */
  record Outcome(
      long modelVersion,
      ModelArtifact artifact,
      @Nullable ModelArtifact archive,
      ModelSignature signature,
      ModelProvenance provenance,
      Map<String, @Nullable Double> test,
      long durationMs,
      Ending ending) {}

  /**
   * How a training that succeeded ended; what its job did not tell is null.
   *
   * @param bestEpoch whose weights these are; null for those of the last step
   */
  record Ending(
      @Nullable EndOfTraining reason, @Nullable Integer bestEpoch, @Nullable Effort effort) {}

  static TrainingResult waiting(
      String id, String trainingId, TrainingModelSnapshot model, int epochs) {
    return new TrainingResult(
        id,
        trainingId,
        model.modelId(),
        model.name(),
        model.architecture(),
        model.initialWeights(),
        model.initialResultId(),
        ResultState.WAITING,
        Progress.none(epochs),
        null,
        null,
        null);
  }

  /** A model at the time its training was created. */
  record TrainingModelSnapshot(
      String modelId,
      String name,
      String architecture,
      @Nullable ModelArtifact initialWeights,
      @Nullable String initialResultId) {}
}
