package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.keras.KerasJson;
import io.millrace.tf.Predictor;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.nio.file.Path;

/** Untrained SavedModels of three features and two classes; each seed gives other weights. */
final class RealModels {
  static final int FEATURES = 3;
  static final int OUTPUTS = 2;
  private static final String KERAS_JSON =
      """
      {"class_name": "Sequential",
       "config": {"name": "iris", "layers": [
         {"class_name": "Dense", "config": {"name": "dense", "units": 2, "activation": "softmax",
           "batch_input_shape": [null, 3], "dtype": "float32"}}]},
       "keras_version": "2.7.0", "backend": "tensorflow",
       "compile_config": {"optimizer": {"class_name": "SGD", "config": {"lr": 0.1}},
         "loss": "sparse_categorical_crossentropy"}}
      """;

  private static final String TABLE_JSON =
      """
      {"class_name": "Sequential",
       "config": {"name": "words", "layers": [
         {"class_name": "Embedding", "config": {"name": "table", "input_dim": %d, "output_dim": 25,
           "input_length": 3, "batch_input_shape": [null, 3], "dtype": "float32"}},
         {"class_name": "Flatten", "config": {"name": "flatten"}},
         {"class_name": "Dense", "config": {"name": "dense", "units": 2,
           "activation": "softmax"}}]},
       "keras_version": "2.7.0", "backend": "tensorflow",
       "compile_config": {"optimizer": {"class_name": "SGD", "config": {"lr": 0.1}},
         "loss": "sparse_categorical_crossentropy"}}
      """;

  static final ModelSignature SIGNATURE = KerasJson.parse(KERAS_JSON).signature();

  private final Path directory;

  RealModels(Path directory) {
    this.directory = directory;
  }

  ModelArtifact publish(int seed) throws IOException {
    Path folder = directory.resolve("saved-model-" + seed);
    try (TrainingSession session = TrainingSession.compile(KerasJson.parse(KERAS_JSON), seed)) {
      session.exportSavedModel(folder);
    }
    return ArtifactStore.publish(
        folder, directory.resolve("store").toUri().toString(), "result-" + seed);
  }

  /**
   * A model of the same signature that is as large as wanted and as quick as a small one: a table
   * of words, of which each record looks up three.
   *
   * @param rows 100 bytes each
   */
  ModelArtifact publishTable(int rows) throws IOException {
    Path folder = directory.resolve("saved-table-" + rows);
    try (TrainingSession session =
        TrainingSession.compile(KerasJson.parse(TABLE_JSON.formatted(rows)), 1)) {
      session.exportSavedModel(folder);
    }
    return ArtifactStore.publish(
        folder, directory.resolve("store").toUri().toString(), "table-" + rows);
  }

  static ModelSignature tableSignature(int rows) {
    return KerasJson.parse(TABLE_JSON.formatted(rows)).signature();
  }

  /** What the model must say about one record. */
  float[] predict(int seed, float[] features) {
    try (Predictor predictor = Predictor.load(directory.resolve("saved-model-" + seed))) {
      float[] prediction = new float[OUTPUTS];
      predictor.predict(features, 1, prediction);
      return prediction;
    }
  }
}
