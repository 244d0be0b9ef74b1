package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.job.CheckpointConfig;
import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobTopics;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.ModelRules;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.WithoutModel;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelOrder;
import io.millrace.contracts.model.ModelWithdrawal;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.testkit.TestKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** One inference deployment on topics of its own, with a real model, until it is closed. */
final class Deployment implements AutoCloseable {
  static final int PARTITIONS = 4;

  final String inferenceId = "inference-" + UUID.randomUUID().toString().substring(0, 8);
  final RealModels models;
  private final TestKafka kafka;
  private final TestKafka input;
  private final KafkaProducer<byte[], byte[]> producer;
  private final InferenceJobSpec spec;
  private final JobClient job;

  Deployment(TestKafka kafka, Path directory, Delivery delivery) throws Exception {
    this(kafka, directory, delivery, new RawFormat(DataType.FLOAT32, null, null, null));
  }

  Deployment(TestKafka kafka, Path directory, Delivery delivery, RecordFormat format)
      throws Exception {
    this(kafka, directory, new Wiring(delivery, format, null, null, null));
  }

  Deployment(TestKafka kafka, Path directory, Wiring wiring) throws Exception {
    this.kafka = kafka;
    this.input = wiring.input() == null ? kafka : wiring.input();
    this.producer = kafka.newProducer(Map.of());
    this.models = new RealModels(directory);
    this.spec = spec(directory, wiring);
    this.job = start();
  }

  /**
   * @param input broker of the input topic; null is that of everything
   * @param inputTopic null makes one
   * @param output null is the default
   */
  record Wiring(
      Delivery delivery,
      RecordFormat format,
      @Nullable TestKafka input,
      @Nullable String inputTopic,
      @Nullable PredictionOutput output,
      @Nullable ModelRules models,
      boolean beginsWithAModel) {
    Wiring(
        Delivery delivery,
        RecordFormat format,
        @Nullable TestKafka input,
        @Nullable String inputTopic,
        @Nullable PredictionOutput output) {
      this(delivery, format, input, inputTopic, output, null, true);
    }
  }

  private InferenceJobSpec spec(Path directory, Wiring wiring) throws IOException {
    KafkaCluster outputKafka = wiring.output() == null ? null : wiring.output().kafka();
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        new JobId(inferenceId),
        "inference under test",
        kafka.cluster(),
        new JobTopics(
            kafka.createTopic("events", 1),
            kafka.createTopic("dead-letters", 1),
            kafka.createTopic("models", 1)),
        new CheckpointConfig(directory.resolve("checkpoints").toUri().toString(), 200),
        wiring.inputTopic() == null ? input.createTopic("in", PARTITIONS) : wiring.inputTopic(),
        outputKafka == null ? kafka.createTopic("out", PARTITIONS) : "out-" + inferenceId,
        wiring.format(),
        2,
        wiring.delivery(),
        MicroBatch.DEFAULT,
        wiring.beginsWithAModel() ? descriptor(1) : null,
        input == kafka ? null : input.cluster(),
        wiring.output(),
        wiring.beginsWithAModel() ? wiring.models() : waiting(wiring.models()));
  }

  private ModelRules waiting(@Nullable ModelRules models) {
    WithoutModel withoutModel = models == null ? null : models.withoutModel();
    return new ModelRules(inferenceId, withoutModel, null, null);
  }

  private JobClient start() throws Exception {
    Configuration configuration =
        new Configuration()
            .set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay")
            .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20)
            .set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(100));
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    InferenceJob.define(env, spec);
    return env.executeAsync(spec.name());
  }

  /** Revision, model version and seed are the same number. */
  private ModelDescriptor descriptor(int version) throws IOException {
    return new ModelDescriptor(
        ModelDescriptor.SCHEMA_VERSION,
        inferenceId,
        version,
        "iris",
        version,
        models.publish(version),
        RealModels.SIGNATURE);
  }

  void deployVersion(int version) throws IOException {
    deploy(descriptor(version));
  }

  /** The artifact is changed after it was published. */
  void deployDamagedVersion(int version) throws IOException {
    ModelDescriptor descriptor = descriptor(version);
    Path folder = Path.of(URI.create(descriptor.artifact().uri()));
    Files.writeString(folder.resolve("saved_model.pb"), "damaged");
    deploy(descriptor);
  }

  void deploy(ModelOrder descriptor) {
    byte[] key = inferenceId.getBytes(UTF_8);
    kafka.send(spec.topics().models(), 0, key, ContractJson.writeBytes(descriptor));
  }

  /** The record's key is its number; its features follow from it. */
  void send(int number) {
    byte[] key = Integer.toString(number).getBytes(UTF_8);
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(spec.inputTopic(), number % PARTITIONS, key, raw(features(number)));
    record.headers().add("trace", key);
    input.send(record);
  }

  /** Does not wait for the broker. */
  void sendLater(int number) {
    byte[] key = Integer.toString(number).getBytes(UTF_8);
    producer.send(
        new ProducerRecord<>(
            spec.inputTopic(),
            number % PARTITIONS,
            System.currentTimeMillis(),
            key,
            raw(features(number))));
  }

  void sendRange(int from, int to) {
    for (int number = from; number < to; number++) {
      send(number);
    }
  }

  void sendValue(int partition, byte @Nullable [] value) {
    input.send(spec.inputTopic(), partition, "odd".getBytes(UTF_8), value);
  }

  static float[] features(int number) {
    return new float[] {number * 0.001f, 1 - number * 0.002f, 0.5f};
  }

  private static byte[] raw(float[] features) {
    ByteBuffer bytes =
        ByteBuffer.allocate(features.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (float feature : features) {
      bytes.putFloat(feature);
    }
    return bytes.array();
  }

  List<ConsumerRecord<byte[], byte[]>> outputUntil(
      Predicate<List<ConsumerRecord<byte[], byte[]>>> condition) {
    return kafka.readUntil(spec.outputTopic(), condition);
  }

  List<ConsumerRecord<byte[], byte[]>> output() {
    return kafka.readAll(spec.outputTopic());
  }

  List<ConsumerRecord<byte[], byte[]>> deadLettersUntil(
      Predicate<List<ConsumerRecord<byte[], byte[]>>> condition) {
    return kafka.readUntil(spec.topics().deadLetters(), condition);
  }

  /** Of the newest version before it. */
  void withdraw(long revision) {
    deploy(new ModelWithdrawal(ModelWithdrawal.SCHEMA_VERSION, inferenceId, revision));
  }

  JobID flinkJob() {
    return job.getJobID();
  }

  <T extends JobEvent> List<T> events(Class<T> type) {
    return kafka.readAll(spec.topics().events()).stream()
        .map(record -> ContractJson.readEvent(record.value()).event())
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  <T extends JobEvent> void awaitEvent(Class<T> type, Predicate<T> condition) {
    kafka.readUntil(
        spec.topics().events(),
        records ->
            records.stream()
                .map(record -> ContractJson.readEvent(record.value()).event())
                .filter(type::isInstance)
                .map(type::cast)
                .anyMatch(condition));
  }

  String inputTopic() {
    return spec.inputTopic();
  }

  String outputTopic() {
    return spec.outputTopic();
  }

  @Override
  public void close() throws Exception {
    producer.close();
    job.cancel().get();
    awaitEnd();
  }

  private void awaitEnd() throws Exception {
    try {
      job.getJobExecutionResult().get();
    } catch (ExecutionException expected) {
      // a cancelled job has no result
    }
  }
}
