package io.millrace.benchmarks;

import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.keras.KerasJson;
import io.millrace.tf.Predictor;
import io.millrace.tf.TrainingSession;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The model of a case, untrained, as jobs take it.
 *
 * @param savedModel the same as a folder
 */
record ScoringModel(
    ScoringCase scoringCase, Path directory, Path savedModel, ModelDescriptor descriptor) {
  static ScoringModel publish(ScoringCase scoringCase, Path directory) throws Exception {
    Path savedModel = directory.resolve("model-" + scoringCase);
    try (TrainingSession session =
        TrainingSession.compile(KerasJson.parse(scoringCase.kerasJson()), 42)) {
      session.exportSavedModel(savedModel);
    }
    String store = directory.resolve("store").toUri().toString();
    ModelArtifact artifact = ArtifactStore.publish(savedModel, store, "result-" + scoringCase);
    try (Predictor predictor = Predictor.load(savedModel)) {
      ModelDescriptor descriptor =
          new ModelDescriptor(
              ModelDescriptor.SCHEMA_VERSION,
              "bench",
              1,
              "bench",
              1,
              artifact,
              predictor.signature());
      return new ScoringModel(scoringCase, directory, savedModel, descriptor);
    }
  }

  /** A job of its own, one subtask, at least once, the batches that jobs have by default. */
  InferenceJobSpec spec(KafkaCluster kafka, JobTopics topics, String input) {
    String id = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId(id),
        "inference benchmark",
        kafka,
        topics,
        new CheckpointConfig(directory.resolve("checkpoints").toUri().toString(), 10_000),
        input,
        "out-" + id,
        scoringCase.format(),
        1,
        Delivery.AT_LEAST_ONCE,
        MicroBatch.DEFAULT,
        descriptor);
  }
}
