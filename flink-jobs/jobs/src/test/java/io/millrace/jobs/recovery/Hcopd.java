package io.millrace.jobs.recovery;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.keras.KerasJson;
import io.millrace.tf.TrainingSession;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Untrained models of the shape of HCOPD, three features and two classes, and their records. */
final class Hcopd {
  static final RecordFormat FORMAT = new RawFormat(DataType.FLOAT32, null, null, null);
  private static final String CLASSIFIER =
      """
      {"class_name": "Sequential",
       "config": {"name": "hcopd", "layers": [
         {"class_name": "Dense", "config": {"name": "dense", "units": 4, "activation": "sigmoid",
           "batch_input_shape": [null, 3], "dtype": "float32"}},
         {"class_name": "Dense", "config": {"name": "dense_1", "units": 2,
           "activation": "softmax"}}]},
       "keras_version": "2.7.0", "backend": "tensorflow",
       "compile_config": {"optimizer": {"class_name": "SGD", "config": {"lr": 0.1}},
         "loss": "sparse_categorical_crossentropy"}}
      """;
  private static final ModelSignature SIGNATURE = KerasJson.parse(CLASSIFIER).signature();

  private Hcopd() {}

  /** Each seed gives other weights. */
  static ModelArtifact publish(Path folder, int seed) throws IOException {
    Path exported = folder.resolve("saved-model-" + seed);
    try (TrainingSession session = TrainingSession.compile(KerasJson.parse(CLASSIFIER), seed)) {
      session.exportSavedModel(exported);
    }
    return ArtifactStore.publish(
        exported, folder.resolve("store").toUri().toString(), "result-" + seed);
  }

  /** Revision and version of the model are the same number. */
  static ModelDescriptor descriptor(String inferenceId, int version, ModelArtifact artifact) {
    return new ModelDescriptor(
        ModelDescriptor.SCHEMA_VERSION,
        inferenceId,
        version,
        "hcopd",
        version,
        artifact,
        SIGNATURE);
  }

  /** The features of a record follow from its number. */
  static byte[] record(long number) {
    return ByteBuffer.allocate(3 * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(number % 1000 * 0.001f)
        .putFloat(1 - number % 500 * 0.002f)
        .putFloat(0.5f)
        .array();
  }
}
