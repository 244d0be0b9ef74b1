package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.keras.archive.KerasArchive;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Keras models in and out, as a user sends them, through the whole of Millrace. */
@Timeout(420)
class KerasExampleITCase {
  private static final TensorShape ONE_LABEL = TensorShape.of(1);
  private static final Path UPLOADS = Path.of("../control-plane/src/test/resources/uploads");
  @TempDir static Path dataDirectory;
  @TempDir Path downloads;
  static RunningMillrace millrace;
  static RestClient rest;
  static Upload upload;

  @BeforeAll
  static void start() throws Exception {
    millrace = RunningMillrace.start(dataDirectory);
    rest = new RestClient(millrace.url(), millrace.token());
    upload = new Upload(millrace);
  }

  @AfterAll
  static void stop() throws Exception {
    millrace.close();
  }

  /** With filters that do not learn, Keras comes to 0.92 with this model and these data. */
  @Test
  void shouldTrainAConvolutionalNetworkOnDigits() throws Exception {
    RawFormat format =
        new RawFormat(DataType.UINT8, TensorShape.of(8, 8, 1), DataType.UINT8, ONE_LABEL);
    Dataset digits = Dataset.read(Path.of("data/digits.csv"));

    JsonNode result = train(source("digits-conv"), announce("conv", digits, format), 15);

    assertThat(result.at("/test/accuracy").doubleValue()).isGreaterThanOrEqualTo(0.97);
  }

  /** With an LSTM that does not learn, Keras comes to 0.71 here; blind to order, to 0.5. */
  @Test
  void shouldTrainAnLstmThatTellsWhichPatternCameFirst() throws Exception {
    RawFormat format =
        new RawFormat(
            DataType.FLOAT32, TensorShape.of(PatternOrder.STEPS, 1), DataType.UINT8, ONE_LABEL);
    Dataset series = PatternOrder.examples(2_500, 11);

    JsonNode result = train(source("pattern-order-lstm"), announce("series", series, format), 12);

    assertThat(result.at("/test/accuracy").doubleValue()).isGreaterThanOrEqualTo(0.95);
  }

  /** As pasted into the form of the page. */
  private static String source(String name) throws Exception {
    return rest.post(
            "/models",
            Map.of(
                "name",
                name,
                "format",
                "KERAS_SOURCE",
                "imports",
                "",
                "code",
                Files.readString(Path.of("models", name + ".py"))))
        .path("id")
        .asString();
  }

  @Test
  void shouldTrainAnUploadedArchiveFurtherAndGiveItBack() throws Exception {
    Path sent = UPLOADS.resolve("classifier.keras");
    String model = upload.model("uploaded", sent);

    JsonNode result = train(model, announce("further", comparisons(400), VECTORS), 80);
    String path = "/trainings/" + result.path("trainingId").asString();
    path += "/results/" + result.path("id").asString() + "/model";
    Path received = upload.download(path + "?format=keras", downloads.resolve("model.keras"));
    Path weights = upload.download(path + "?format=weights", downloads.resolve("model.weights.h5"));
    JsonNode card = rest.get(path + "-card");

    KerasArchive before = KerasArchive.read(sent);
    KerasArchive after = KerasArchive.read(received);
    assertThat(after.weights())
        .extracting("name", "shape")
        .containsExactlyElementsOf(
            before.weights().stream().map(weight -> tuple(weight.name(), weight.shape())).toList());
    assertThat(after.weights().get(0).values()).isNotEqualTo(before.weights().get(0).values());
    assertThat(Files.size(weights)).isPositive();
    assertThat(result.at("/initialWeights/sha256").asString()).hasSize(64);
    assertThat(result.at("/provenance/initialWeightsSha256"))
        .isEqualTo(result.at("/initialWeights/sha256"));
    assertThat(card.at("/parameters/trainable").asLong()).isEqualTo(26);
    assertThat(result.at("/test/accuracy").doubleValue()).isGreaterThanOrEqualTo(0.95);

    String again = upload.model("uploaded-again", received);
    assertThat(rest.get("/models/" + again).path("parameterCount").asLong()).isEqualTo(26);
  }

  @Test
  void shouldScoreWithAnImportedSavedModelAsKerasDoes() throws Exception {
    String model = upload.model("imported", UPLOADS.resolve("classifier-saved-model.zip"));
    JsonNode truth =
        ContractJson.mapper()
            .readTree(Files.readString(UPLOADS.resolve("classifier-predictions.json")));

    JsonNode inference = deploy(model);
    StreamRange sent = new TopicWriter(kafka()).write("imported-in", rows(truth), VECTORS);
    List<JsonNode> scored = read("imported-out", truth.path("predictions").size());

    assertThat(sent.endOffset() - sent.startOffset()).isEqualTo(scored.size());
    for (int i = 0; i < scored.size(); i++) {
      for (int j = 0; j < 2; j++) {
        assertThat(scored.get(i).path("values").get(j).doubleValue())
            .isCloseTo(truth.path("predictions").get(i).get(j).doubleValue(), within(1e-5));
      }
    }
    assertThat(inference.path("modelId").asString()).isEqualTo(model);
    rest.delete("/inferences/" + inference.path("id").asString());
  }

  private static final RawFormat VECTORS =
      new RawFormat(DataType.FLOAT32, TensorShape.of(3), DataType.UINT8, ONE_LABEL);

  /** The task that the uploaded classifier was made for. */
  private static Dataset comparisons(int count) {
    Random random = new Random(5);
    List<Dataset.Example> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] features = new float[3];
      for (int j = 0; j < 3; j++) {
        features[j] = (float) random.nextGaussian();
      }
      examples.add(new Dataset.Example(features, features[0] > features[1] ? 1 : 0));
    }
    return new Dataset(List.of("a", "b", "c"), examples);
  }

  private static Dataset rows(JsonNode truth) {
    List<Dataset.Example> examples = new ArrayList<>();
    for (JsonNode row : truth.path("features")) {
      float[] features = new float[3];
      for (int j = 0; j < 3; j++) {
        features[j] = row.get(j).floatValue();
      }
      examples.add(new Dataset.Example(features, 0));
    }
    return new Dataset(List.of("a", "b", "c"), examples);
  }

  private static String kafka() {
    return rest.get("/system/info").at("/kafka/bootstrapServers").asString();
  }

  private static String announce(String topic, Dataset rows, RawFormat format) {
    rest.post("/topics", Map.of("name", topic, "partitions", 1));
    StreamRange range = new TopicWriter(kafka()).write(topic, rows, format);
    Map<String, Object> source = new HashMap<>();
    source.put("ranges", List.of(range.toString()));
    source.put("format", "RAW");
    source.put("formatConfig", RecordFormats.config(format));
    source.put("validationRate", 0.1);
    source.put("testRate", 0.2);
    source.put("splitMethod", "SHUFFLED");
    return rest.post("/data-sources", source).path("id").asString();
  }

  /** The result of a training that has gone well. */
  private static JsonNode train(String model, String dataSource, int epochs) {
    String set =
        rest.post("/model-sets", Map.of("name", model, "modelIds", List.of(model)))
            .path("id")
            .asString();
    String id =
        rest.post(
                "/trainings",
                Map.of(
                    "modelSetId", set,
                    "dataSourceId", dataSource,
                    "fit", Map.of("batchSize", 32, "epochs", epochs, "seed", 3)))
            .path("id")
            .asString();
    JsonNode ended =
        Polling.PATIENT.await(
            "training " + id,
            () -> rest.get("/trainings/" + id),
            training ->
                List.of("FINISHED", "FAILED", "CANCELED")
                    .contains(training.path("state").asString()));
    assertThat(ended.at("/results/0/error").isNull()).as(ended.toString()).isTrue();
    return ended.at("/results/0");
  }

  private static JsonNode deploy(String model) {
    Map<String, Object> request = new HashMap<>();
    request.put("modelId", model);
    request.put("inputTopic", "imported-in");
    request.put("outputTopic", "imported-out");
    request.put("format", "RAW");
    request.put("formatConfig", RecordFormats.config(VECTORS));
    String id = rest.post("/inferences", request).path("id").asString();
    return Polling.DEFAULT.await(
        "inference " + id,
        () -> rest.get("/inferences/" + id),
        seen -> seen.path("state").asString().equals("RUNNING"));
  }

  /** In the order of the input: it has one partition, and so has the output. */
  private static List<JsonNode> read(String topic, int count) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<JsonNode> values = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka(), "enable.auto.commit", "false"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
      while (values.size() < count && System.nanoTime() < deadline) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
          values.add(ContractJson.mapper().readTree(record.value()));
        }
      }
    }
    return values;
  }
}
