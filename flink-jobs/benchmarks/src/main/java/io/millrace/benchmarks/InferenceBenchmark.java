package io.millrace.benchmarks;

import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.jobs.artifact.ArtifactStore;
import io.millrace.keras.KerasJson;
import io.millrace.testkit.TestKafka;
import io.millrace.testkit.TestKafka.KeyValue;
import io.millrace.tf.Predictor;
import io.millrace.tf.TrainingSession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Records per second of the inference job, from a full Kafka topic to another, beside the bare
 * decode-and-predict loop, for the HCOPD-shaped model (3 - 4 sigmoid - 2 softmax) and one subtask.
 */
final class InferenceBenchmark {
  private static final int RECORDS = 500_000;
  private static final int FEATURES = 3;
  private static final String KERAS_JSON =
      """
      {"class_name": "Sequential",
       "config": {"name": "hcopd", "layers": [
         {"class_name": "Dense", "config": {"name": "dense", "units": 4, "activation": "sigmoid",
           "batch_input_shape": [null, 3], "dtype": "float32"}},
         {"class_name": "Dense", "config": {"name": "dense_1", "units": 2,
           "activation": "softmax"}}]},
       "keras_version": "2.7.0", "backend": "tensorflow",
       "compile_config": {"optimizer": {"class_name": "Adam", "config": {"lr": 0.0001}},
         "loss": "sparse_categorical_crossentropy"}}
      """;

  private final TestKafka kafka;
  private final Path directory;
  private final int records;

  private InferenceBenchmark(TestKafka kafka, Path directory, int records) {
    this.kafka = kafka;
    this.directory = directory;
    this.records = records;
  }

  static List<Row> run() throws Exception {
    try (TestKafka kafka = TestKafka.start()) {
      Path directory = Files.createTempDirectory("millrace-bench");
      return new InferenceBenchmark(kafka, directory, RECORDS).measure();
    }
  }

  private List<Row> measure() throws Exception {
    Path savedModel = directory.resolve("model");
    try (TrainingSession session = TrainingSession.compile(KerasJson.parse(KERAS_JSON), 42)) {
      session.exportSavedModel(savedModel);
    }
    List<Row> rows = new ArrayList<>();
    for (RecordFormat format :
        List.of(
            new RawFormat(DataType.FLOAT32, null, null, null),
            new JsonFormat(List.of(), null, null))) {
      rows.addAll(measure(format, savedModel));
    }
    return rows;
  }

  private List<Row> measure(RecordFormat format, Path savedModel) throws Exception {
    List<byte[]> values = values(format);
    String name = RecordFormats.name(format);
    try (Predictor predictor = Predictor.load(savedModel)) {
      String input = kafka.createTopic("in", 1);
      kafka.sendAll(input, 0, values.stream().map(value -> new KeyValue(null, value)).toList());
      BareScoring.Measured bare =
          new BareScoring(predictor, format, MicroBatch.DEFAULT.maxSize()).measure(values);
      ModelDescriptor model = descriptor(savedModel, predictor);
      new ScoringJobRun(kafka, spec(format, input, model)).measure(records);
      ScoringJobRun.Measured job =
          new ScoringJobRun(kafka, spec(format, input, model)).measure(records);
      Row loop = Row.of(name + ", bare loop", "throughput", bare.recordsPerSecond(), "records/s");
      Row loopCpu = Row.of(name + ", bare loop", "processor time", bare.cpuMicros(), "us/record");
      String jobName = name + ", Kafka + Flink";
      return List.of(
          loop,
          Row.of(jobName, "throughput", job.recordsPerSecond(), "records/s").comparedWith(loop),
          loopCpu,
          Row.of(jobName, "processor time", job.cpuMicros(), "us/record").comparedWith(loopCpu));
    }
  }

  private List<byte[]> values(RecordFormat format) {
    RecordEncoder encoder = RecordEncoder.of(format);
    Random random = new Random(42);
    List<byte[]> values = new ArrayList<>(records);
    for (int i = 0; i < records; i++) {
      float[] features = new float[FEATURES];
      for (int j = 0; j < FEATURES; j++) {
        features[j] = random.nextFloat();
      }
      values.add(encoder.encode(features).value());
    }
    return values;
  }

  private ModelDescriptor descriptor(Path savedModel, Predictor predictor) throws Exception {
    ModelArtifact artifact =
        ArtifactStore.publish(
            savedModel, directory.resolve("store").toUri().toString(), "result-1");
    return new ModelDescriptor(
        ModelDescriptor.SCHEMA_VERSION, "bench", 1, "hcopd", 1, artifact, predictor.signature());
  }

  private InferenceJobSpec spec(RecordFormat format, String input, ModelDescriptor model) {
    String id = "bench-" + UUID.randomUUID().toString().substring(0, 8);
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
        input,
        "out-" + id,
        format,
        1,
        Delivery.AT_LEAST_ONCE,
        MicroBatch.DEFAULT,
        model);
  }
}
