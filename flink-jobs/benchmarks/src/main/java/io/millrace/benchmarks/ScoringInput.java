package io.millrace.benchmarks;

import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.keras.KerasJson;
import io.millrace.testkit.TestKafka;
import io.millrace.testkit.TestKafka.KeyValue;
import io.millrace.tf.Predictor;
import io.millrace.tf.TrainingSession;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.NewTopic;

/** A case's model and topic, from which any number of jobs can be defined. */
final class ScoringInput {
  private final TestKafka kafka;
  private final ScoringCase scoringCase;
  private final Path directory;
  private final String topic;
  private final Path savedModel;
  private final ModelDescriptor model;

  ScoringInput(TestKafka kafka, ScoringCase scoringCase, Path directory) throws Exception {
    this.kafka = kafka;
    this.scoringCase = scoringCase;
    this.directory = directory;
    this.topic = kafka.createTopic("in", 1);
    this.savedModel = directory.resolve("model-" + scoringCase);
    try (TrainingSession session =
        TrainingSession.compile(KerasJson.parse(scoringCase.kerasJson()), 42)) {
      session.exportSavedModel(savedModel);
    }
    this.model = publish();
  }

  private ModelDescriptor publish() throws Exception {
    String store = directory.resolve("store").toUri().toString();
    ModelArtifact artifact = ArtifactStore.publish(savedModel, store, "result-" + scoringCase);
    try (Predictor predictor = Predictor.load(savedModel)) {
      return new ModelDescriptor(
          ModelDescriptor.SCHEMA_VERSION, "bench", 1, "bench", 1, artifact, predictor.signature());
    }
  }

  /** Sends all records, before anything is timed. */
  void fill() {
    List<byte[]> distinct = scoringCase.distinctRecords();
    kafka.sendAll(
        topic,
        0,
        new AbstractList<>() {
          @Override
          public KeyValue get(int index) {
            return new KeyValue(null, distinct.get(index % distinct.size()));
          }

          @Override
          public int size() {
            return scoringCase.records();
          }
        });
  }

  ScoringCase scoringCase() {
    return scoringCase;
  }

  String topic() {
    return topic;
  }

  Path savedModel() {
    return savedModel;
  }

  /** A new job with an output topic of its own, whose records have the broker's time. */
  InferenceJobSpec spec() {
    String id = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    kafka.createTopic(
        new NewTopic("out-" + id, 1, (short) 1)
            .configs(Map.of("message.timestamp.type", "LogAppendTime")));
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId(id),
        "inference benchmark",
        kafka.cluster(),
        new JobTopics(
            kafka.createTopic("events", 1),
            kafka.createTopic("dead-letters", 1),
            kafka.createTopic("models", 1)),
        new CheckpointConfig(directory.resolve("checkpoints").toUri().toString(), 10_000),
        topic,
        "out-" + id,
        scoringCase.format(),
        1,
        Delivery.AT_LEAST_ONCE,
        MicroBatch.DEFAULT,
        model);
  }
}
