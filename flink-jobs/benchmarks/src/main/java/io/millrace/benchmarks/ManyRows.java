package io.millrace.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * What an installation has after years: a model, a model set and a training are made by REST, and
 * their rows copied.
 */
final class ManyRows {
  static final int MODELS = 10_000;
  static final int MODEL_SETS = 1_000;
  static final int TRAININGS = 2_000;

  /** Of the one that is real. */
  static final int COPIES = TRAININGS - 1;

  static final int EPOCHS = 1_000;
  private static final int RECORDS = 64;
  private static final int PIXELS = 64;

  private final String model;
  private final String modelSet;
  private final String training;
  private final String result;

  private ManyRows(String model, String modelSet, String training, String result) {
    this.model = model;
    this.modelSet = modelSet;
    this.training = training;
    this.result = result;
  }

  /** Trains a small model for two epochs, so that the rows to copy are real ones. */
  static ManyRows begin(RestCalls calls) throws IOException, InterruptedException {
    String code =
        Files.readString(
            Path.of(System.getProperty("millrace.home", "."), "examples/models/digits-mlp.json"));
    String model =
        calls
            .post("/models", Map.of("name", "model", "format", "KERAS_JSON", "code", code))
            .path("id")
            .asString();
    String set =
        calls
            .post("/model-sets", Map.of("name", "set", "modelIds", List.of(model)))
            .path("id")
            .asString();
    Map<String, Object> fit = Map.of("batchSize", 16, "epochs", 2);
    JsonNode training =
        calls.post("/trainings", Map.of("name", "training", "modelSetId", set, "fit", fit));
    String id = training.path("id").asString();
    announce(calls, id);
    calls.await("/trainings/" + id, "FINISHED");
    String result = training.path("results").get(0).path("id").asString();
    return new ManyRows(model, set, id, result);
  }

  private static void announce(RestCalls calls, String training)
      throws IOException, InterruptedException {
    Random random = new Random(1);
    List<Map<String, Object>> records =
        IntStream.range(0, RECORDS).mapToObj(i -> record(random)).toList();
    JsonNode sent = calls.post("/topics/digits:send", Map.of("partition", 0, "records", records));
    calls.post(
        "/data-sources",
        Map.of(
            "ranges",
            List.of(sent.path("ranges").get(0).asString()),
            "format",
            "RAW",
            "formatConfig",
            Map.of("data_type", "uint8", "data_reshape", "8 8", "label_type", "uint8"),
            "validationRate",
            0.2,
            "testRate",
            0.2,
            "trainingId",
            training));
  }

  private static Map<String, Object> record(Random random) {
    byte[] pixels = new byte[PIXELS];
    random.nextBytes(pixels);
    byte[] label = {(byte) random.nextInt(10)};
    Base64.Encoder base64 = Base64.getEncoder();
    return Map.of(
        "keyBase64", base64.encodeToString(label), "valueBase64", base64.encodeToString(pixels));
  }

  /** While the control plane is stopped: nobody else may use a file of H2. */
  void copyIn(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url, "millrace", "")) {
      RowCopies rows = new RowCopies(connection);
      copyModels(rows);
      copyTrainings(rows);
      copyEpochs(rows);
      rows.execute("update counter set current_value = 1000000 where name = 'deployment'");
    }
  }

  private void copyModels(RowCopies rows) throws SQLException {
    rows.copy(
        "model",
        rows.row("model", "id = '" + model + "'"),
        MODELS - 1,
        copy ->
            Map.of("id", earlier(model, copy), "name", "model-" + copy, "created_at", at(copy)));
    rows.copy(
        "model_set",
        rows.row("model_set", "id = '" + modelSet + "'"),
        MODEL_SETS - 1,
        copy -> Map.of("id", earlier(modelSet, copy), "name", "set-" + copy));
    rows.copy(
        "model_set_member",
        rows.row("model_set_member", "model_set_id = '" + modelSet + "'"),
        3 * (MODEL_SETS - 1),
        copy ->
            Map.of(
                "model_set_id",
                earlier(modelSet, copy / 3),
                "position_in_set",
                copy % 3,
                "model_id",
                earlier(model, copy)));
  }

  private void copyTrainings(RowCopies rows) throws SQLException {
    rows.copy(
        "training",
        rows.row("training", "id = '" + training + "'"),
        COPIES,
        copy ->
            Map.of(
                "id",
                earlier(training, copy),
                "deployment_number",
                100_000L + copy,
                "name",
                "training-" + copy,
                "created_at",
                at(copy)));
    rows.copy(
        "training_result",
        rows.row("training_result", "id = '" + result + "'"),
        COPIES,
        copy ->
            Map.of(
                "id",
                earlier(result, copy),
                "training_id",
                earlier(training, copy),
                "epoch",
                EPOCHS,
                "epochs",
                EPOCHS));
    rows.copy(
        "model_version",
        rows.row("model_version", "result_id = '" + result + "'"),
        COPIES,
        copy -> Map.of("version", 10L + copy, "result_id", earlier(result, copy)));
  }

  private void copyEpochs(RowCopies rows) throws SQLException {
    rows.copy(
        "result_epoch",
        rows.row("result_epoch", "result_id = '" + result + "' and epoch = 1"),
        COPIES * EPOCHS,
        copy -> {
          int epoch = copy % EPOCHS + 1;
          return Map.of(
              "result_id",
              earlier(result, copy / EPOCHS),
              "epoch",
              epoch,
              "step",
              3L * epoch,
              "train",
              metrics(epoch, 0.05),
              "validation",
              metrics(epoch, 0.1));
        });
  }

  private static String metrics(int epoch, double floor) {
    double loss = floor + 2.3 / Math.sqrt(epoch);
    return String.format(Locale.ROOT, "{\"accuracy\":%.16f,\"loss\":%.16f}", Math.exp(-loss), loss);
  }

  private static OffsetDateTime at(int copy) {
    return OffsetDateTime.parse("2026-01-01T00:00:00Z").minusMinutes(copy);
  }

  /** Ids sort by their age. */
  private static String earlier(String id, int copy) {
    long number = Long.parseLong(id, Character.MAX_RADIX) - 1_000_000L * (copy + 1);
    String digits = Long.toString(number, Character.MAX_RADIX);
    return "0".repeat(Math.max(0, 12 - digits.length())) + digits;
  }

  String model() {
    return model;
  }

  String trainingPath(int copy) {
    return "/trainings/" + earlier(training, copy);
  }

  String resultPath(int copy) {
    return trainingPath(copy) + "/results/" + earlier(result, copy);
  }
}
