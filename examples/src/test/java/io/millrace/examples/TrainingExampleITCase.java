package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.control.ControlMessage;
import io.millrace.contracts.control.ControlMessages;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Options of a training and bad data, as a user meets them, through the whole of Millrace. */
@Timeout(420)
class TrainingExampleITCase {
  private static final TensorShape FOUR = TensorShape.of(4);
  private static final TensorShape ONE = TensorShape.of(1);
  private static final RawFormat FLOWERS =
      new RawFormat(DataType.FLOAT32, FOUR, DataType.UINT8, ONE);
  private static final int RECORDS = 30;
  @TempDir static Path dataDirectory;
  static RunningMillrace millrace;
  static RestClient rest;
  static Trainer trainer;
  static String flowers;

  @BeforeAll
  static void start() throws Exception {
    millrace = RunningMillrace.start(dataDirectory);
    rest = new RestClient(millrace.url(), millrace.token());
    trainer = new Trainer(rest);
    String topic = topic();
    Dataset iris = Dataset.read(Path.of("data/iris.csv"));
    flowers =
        trainer.announce(new TopicWriter(kafka()).write(topic, iris, FLOWERS).toString(), FLOWERS);
  }

  @AfterAll
  static void stop() throws Exception {
    millrace.close();
  }

  private static String kafka() {
    return rest.get("/system/info").at("/kafka/bootstrapServers").asString();
  }

  private static String topic() {
    String topic = "iris-" + UUID.randomUUID();
    rest.post("/topics", Map.of("name", topic, "partitions", 1));
    return topic;
  }

  @Test
  void shouldStopEarlyKeepTheBestWeightsAndTrainOnFromThem() {
    // When
    JsonNode first =
        trainer.result(
            flowers,
            Map.of(
                "epochs",
                500,
                "batchSize",
                8,
                "earlyStopping",
                Map.of("patience", 3, "minDelta", 0.005),
                "bestWeights",
                Map.of("monitor", "val_accuracy")));
    JsonNode second =
        trainer
            .awaitEnd(
                rest.post(
                    "/trainings",
                    Map.of(
                        "modelSetId", trainer.modelSet(),
                        "dataSourceId", flowers,
                        "fit", Map.of("epochs", 1),
                        "startFrom", Map.of("resultId", first.path("id").asString()))))
            .at("/results/0");

    // Then
    assertThat(first.path("end").asString()).as(first.toString()).isEqualTo("EARLY_STOPPING");
    assertThat(first.path("epoch").asInt()).isLessThan(500);
    assertThat(first.path("bestEpoch").asInt()).isBetween(1, first.path("epoch").asInt());
    assertThat(first.at("/effort/steps").asLong()).isEqualTo(first.path("step").asLong());
    assertThat(second.at("/provenance/initialWeightsSha256"))
        .isEqualTo(first.at("/archive/sha256"));
    JsonNode before = rest.get(Trainer.path(first) + "/metrics");
    assertThat(second.at("/train/loss").asDouble())
        .isLessThan(before.at("/train/loss/0").asDouble());
    assertThat(before.path("learningRate")).hasSameSizeAs(before.path("epochs"));
  }

  @Test
  void shouldEvaluateOnThePartThatWasNotTrainedOn() {
    // When
    JsonNode result = trainer.result(flowers, Map.of("epochs", 20, "batchSize", 8));

    // Then
    JsonNode evaluation = rest.get(Trainer.path(result) + "/evaluation");
    assertThat(evaluation.path("part").asString()).isEqualTo("TEST");
    assertThat(evaluation.path("examples").asInt()).isEqualTo(result.path("testExamples").asInt());
    assertThat(evaluation.at("/outputs/0/accuracy").floatValue())
        .isEqualTo(result.at("/test/accuracy").floatValue());
    JsonNode confusion = rest.get(Trainer.path(result) + "/confusion-matrix");
    assertThat(confusion.path("labels").toString()).isEqualTo("[0,1,2]");
    int counted =
        confusion
            .path("matrix")
            .valueStream()
            .flatMap(JsonNode::valueStream)
            .mapToInt(JsonNode::asInt)
            .sum();
    assertThat(counted).isEqualTo(result.path("testExamples").asInt());
    JsonNode steps = rest.get(Trainer.path(result) + "/metrics?by=step&maxPoints=10");
    assertThat(steps.path("steps").size()).isBetween(2, 10);
    assertThat(steps.at("/train/loss")).hasSameSizeAs(steps.path("steps"));
  }

  @Test
  void shouldStopATrainingThatWouldGoOnForDaysAndKeepWhatItHas() {
    // Given
    JsonNode training =
        trainer.start(
            flowers, Map.of("epochs", 10_000_000, "batchSize", 8, "bestWeights", Map.of()));
    trainer.await(
        training,
        seen ->
            seen.path("state").asString().equals("RUNNING")
                && seen.at("/results/0/epoch").asInt() > 3);

    // When
    JsonNode stopping = rest.post("/trainings/" + training.path("id").asString() + ":stop", "");

    // Then
    assertThat(stopping.path("flags").toString()).isEqualTo("[\"STOPPING\"]");
    JsonNode ended = trainer.awaitEnd(training);
    JsonNode result = ended.at("/results/0");
    assertThat(ended.path("state").asString()).as(ended.toString()).isEqualTo("FINISHED");
    assertThat(result.path("end").asString()).isEqualTo("STOPPED");
    assertThat(result.path("bestEpoch").asInt()).isPositive();
    assertThat(rest.get(Trainer.path(result) + "/evaluation").path("examples").asInt())
        .isEqualTo(result.path("testExamples").asInt());
  }

  /** Records that do not suit the announced format or the model. */
  private record Bad(
      String what,
      String code,
      String reason,
      String format,
      Map<String, Object> config,
      Content content) {
    @Override
    public String toString() {
      return what;
    }
  }

  private interface Content {
    ProducerRecord<byte[], byte[]> record(String topic, int number);
  }

  private static Bad raw(String what, String code, String reason, Content content) {
    return new Bad(
        what,
        code,
        reason,
        "RAW",
        Map.of(
            "data_type", "float32",
            "data_reshape", "4",
            "label_type", "uint8",
            "label_reshape", "1"),
        content);
  }

  private static ProducerRecord<byte[], byte[]> floats(String topic, int label, int count) {
    ByteBuffer value = ByteBuffer.allocate(4 * count).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < count; i++) {
      value.putFloat(i + label);
    }
    return new ProducerRecord<>(topic, 0, new byte[] {(byte) label}, value.array());
  }

  static Stream<Bad> bad() {
    return Stream.of(
        raw(
            "another type",
            "TOO_MANY_REJECTED",
            "32 bytes",
            (topic, number) -> {
              ByteBuffer value = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
              value.putDouble(number).putDouble(1);
              return new ProducerRecord<>(topic, 0, new byte[] {1}, value.array());
            }),
        raw(
            "another length",
            "TOO_MANY_REJECTED",
            "12 bytes",
            (topic, number) -> floats(topic, number % 3, 3)),
        raw(
            "no label",
            "TOO_MANY_REJECTED",
            "label",
            (topic, number) -> new ProducerRecord<>(topic, 0, null, floats(topic, 0, 4).value())),
        raw(
            "a label that is no class of the model",
            "MODEL_DATA_MISMATCH",
            "legal labels are the class indices 0 to 2; given was 7",
            (topic, number) -> floats(topic, number % 2 == 0 ? 7 : 1, 4)),
        raw(
            "one class only",
            "SINGLE_CLASS",
            "have the same class",
            (topic, number) -> floats(topic, 1, 4)),
        new Bad(
            "a shape that the model does not take",
            "MODEL_DATA_MISMATCH",
            "takes 4 features of shape (4), the records have 5",
            "RAW",
            Map.of("data_type", "float32", "data_reshape", "5", "label_type", "uint8"),
            (topic, number) -> floats(topic, number % 3, 5)),
        new Bad(
            "another schema",
            "TOO_MANY_REJECTED",
            "petals",
            "JSON",
            Map.of("features", List.of("petals", "sepals", "x", "y"), "label", "species"),
            (topic, number) ->
                new ProducerRecord<>(
                    topic,
                    0,
                    null,
                    "{\"leaves\":1,\"species\":1}".getBytes(StandardCharsets.UTF_8))));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void shouldSayWhatIsWrongWithTheData(Bad bad) {
    // Given
    String topic = topic();
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      for (int i = 0; i < RECORDS; i++) {
        producer.send(bad.content().record(topic, i));
      }
    }
    String source = trainer.announce(topic + ":0:0:" + RECORDS, bad.format(), bad.config());

    // When
    JsonNode result = trainer.result(source, Map.of("epochs", 2));

    // Then
    assertThat(result.path("state").asString()).as(result.toString()).isEqualTo("FAILED");
    assertThat(result.at("/error/code").asString()).isEqualTo(bad.code());
    assertThat(result.at("/error/message").asString()).contains(bad.reason());
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", kafka()), new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Announced as Kafka-ML does it: nobody can refuse a control message. */
  static Stream<List<String>> unreadable() {
    return Stream.of(
        List.of("no-such-topic:0:0:10", "STREAM_NOT_FOUND"), List.of("iris:0:4:4", "NO_EXAMPLES"));
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void shouldSayWhyAnAnnouncedRangeCannotBeTrainedOn(List<String> announced) {
    // Given
    if (announced.get(0).startsWith("iris:")) {
      rest.post("/topics", Map.of("name", "iris", "partitions", 1));
    }
    JsonNode training = rest.post("/trainings", Map.of("modelSetId", trainer.modelSet()));
    long number = training.path("deploymentNumber").asLong();
    ControlMessage message =
        new ControlMessage(
            number,
            new DataSource(
                StreamRange.parseList(announced.get(0)),
                FLOWERS,
                new DatasetSplit(0, 0, SplitMethod.POSITIONAL)),
            "",
            10L);

    // When
    try (KafkaProducer<byte[], byte[]> producer = producer()) {
      producer.send(
          new ProducerRecord<>(
              "KAFKA_ML_CONTROL_TOPIC",
              ControlMessages.key(number),
              ControlMessages.value(message)));
    }

    // Then
    JsonNode ended = trainer.awaitEnd(training);
    assertThat(ended.path("state").asString()).isEqualTo("FAILED");
    assertThat(ended.at("/results/0/error/code").asString()).isEqualTo(announced.get(1));
  }
}
