package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.FreshLogging;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.testkit.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Secrets are given wherever they can be given, a day's work is done, and then nothing that anybody
 * may read holds any of them.
 */
class PlantedSecretsITCase {
  private static final String DATABASE = "planted-in-the-database-url";
  private static final String OBJECT_STORE = "planted-for-the-object-store";
  private static final String PASSWORD = "planted-of-a-user-7Kq";
  private static final String GUESS = "planted-guess-of-somebody-7Kq-0123456789";
  private static final String OTHER_CLUSTER = "planted-for-another-cluster";

  /** What a job is told, as opposed to what describes kinds of objects. */
  private static final List<ApiKind> TOLD =
      Stream.of(ApiKind.values())
          .filter(kind -> kind != ApiKind.CUSTOM_RESOURCE_DEFINITION && kind != ApiKind.NAMESPACE)
          .toList();

  @TempDir Path folder;
  private final Map<String, String> secrets = new LinkedHashMap<>();

  @BeforeEach
  void giveKeysOfAnObjectStore() {
    System.setProperty("aws.accessKeyId", "millrace");
    System.setProperty("aws.secretAccessKey", OBJECT_STORE);
    FreshLogging.forTheNextContext();
  }

  @AfterEach
  void takeThemAway() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
    FreshLogging.forTheNextContext();
  }

  private Map<String, Object> settings() {
    return Map.ofEntries(
        Map.entry("spring.datasource.password", DATABASE),
        Map.entry("millrace.storage.s3.endpoint", "http://127.0.0.1:1"),
        Map.entry("logging.config", "classpath:logback-to-a-file.xml"),
        Map.entry("logging.file.name", folder.resolve("logged.txt")),
        Map.entry("logging.threshold.file", "DEBUG"),
        Map.entry("logging.level.io.millrace", "DEBUG"),
        Map.entry("logging.level.org.apache.kafka", "INFO"),
        Map.entry("logging.level.org.springframework.web", "DEBUG"),
        Map.entry("logging.level.org.springframework.security", "DEBUG"));
  }

  @Test
  void shouldBeFoundNowhere() throws Exception {
    // Given
    secrets.put("password of the database", DATABASE);
    secrets.put("key of the object store", OBJECT_STORE);
    secrets.put("password of Kafka", "from-the-environment");
    secrets.put("access token", OperatedControlPlane.TOKEN);
    secrets.put("wrong token", GUESS);
    secrets.put("password of another cluster", OTHER_CLUSTER);
    Map<String, String> found = new LinkedHashMap<>();
    try (TestKafka kafka = TestKafka.startSecured();
        OperatedControlPlane millrace = new OperatedControlPlane(folder, kafka, settings())) {
      // When
      String inference = millrace.running(millrace.trainedResult(folder.resolve("artifact")));
      giveWhatIsRefused(millrace.api(), inference);
      comeAndGo(millrace.api());
      millrace.api().delete("/api/v1/inferences/" + inference);

      // Then
      everyAnswer(millrace.api()).forEach((path, text) -> look(path, text, found));
      TOLD.forEach(
          kind -> look(kind.kind(), millrace.server.list(kind, "default").toString(), found));
    }
    lookIntoFiles(found);
    assertThat(secrets).as("also those that Millrace made").hasSize(10);
    assertThat(found).isEmpty();
  }

  /** Secrets in places where they do not belong must not come back with the refusal. */
  private void giveWhatIsRefused(Api api, String inference) {
    String jaas = "PlainLoginModule required password=\"" + OTHER_CLUSTER + "\";";
    Answer literal =
        api.post(
            "/api/v1/inferences",
            Map.of(
                "resultId",
                api.get("/api/v1/inferences/" + inference).json().path("resultId").asString(),
                "inputTopic",
                "in",
                "outputTopic",
                "out",
                "inputKafka",
                Map.of(
                    "bootstrapServers",
                    "other:9092",
                    "properties",
                    Map.of("sasl.jaas.config", jaas))));
    assertThat(literal.status()).isEqualTo(422);
    assertThat(literal.json().toString()).contains("sasl.jaas.config").doesNotContain("planted");
    Answer wrong = api.send("GET", "/api/v1/models", null, "Authorization", "Bearer " + GUESS);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(api.get("/?token=" + GUESS).status()).isIn(401, 303);
  }

  /** A login link, a user with a password, a session, a token of a program. */
  private void comeAndGo(Api api) {
    api.get("/?token=" + OperatedControlPlane.TOKEN)
        .header("Set-Cookie")
        .ifPresent(cookie -> secrets.put("session", cookie.split("[=;]")[1]));
    Answer user =
        api.post(
            "/api/v1/users", Map.of("name", "planted", "password", PASSWORD, "role", "OPERATOR"));
    assertThat(user.status()).as(user.json().toString()).isEqualTo(201);
    secrets.put("password of a user", PASSWORD);
    Map<String, String> ticket = Map.of("username", "planted", "password", PASSWORD);
    assertThat(api.post("/api/v1/session", ticket).status()).isLessThan(300);
    Answer refused = api.post("/api/v1/session", Map.of("username", "planted", "password", GUESS));
    assertThat(refused.status()).isEqualTo(401);
    Answer token =
        api.post(
            "/api/v1/tokens",
            Map.of("name", "program", "role", "VIEWER"),
            "Idempotency-Key",
            "planted");
    assertThat(token.status()).as(token.json().toString()).isEqualTo(201);
    secrets.put("token of a program", token.json().path("secret").asString());
    Answer link = api.post("/api/v1/login-links", Map.of());
    assertThat(link.status()).isLessThan(300);
    secrets.put("login link", link.json().toString().replaceAll(".*token=([\\w.~-]+).*", "$1"));
  }

  /** Each GET of the API's own description, with every id that a list shows. */
  private static Map<String, String> everyAnswer(Api api) {
    JsonNode paths = api.get("/api/openapi").json().path("paths");
    Map<String, String> answers = new LinkedHashMap<>();
    List<String> extra = List.of("/actuator/prometheus", "/actuator/health", "/api/openapi");
    Stream<String> described =
        paths.properties().stream()
            .filter(path -> path.getValue().has("get"))
            .map(Map.Entry::getKey)
            .filter(path -> !path.endsWith(":tail") && !path.equals("/api/v1/events"))
            .filter(path -> !path.startsWith("/flink"))
            .sorted();
    Map<String, List<String>> ids = new LinkedHashMap<>();
    Stream.concat(described, extra.stream())
        .flatMap(path -> filled(api, path, ids).stream())
        .forEach(
            path ->
                answers.put(path, new String(api.get(path).bytes(), StandardCharsets.ISO_8859_1)));
    return answers;
  }

  /** Replaces the variables of a path, the first one first. */
  private static Collection<String> filled(Api api, String path, Map<String, List<String>> known) {
    int variable = path.indexOf("/{");
    if (variable < 0) {
      return List.of(path);
    }
    String list = path.substring(0, variable);
    String rest = path.substring(path.indexOf('}') + 1);
    List<String> ids = known.computeIfAbsent(list, of -> ids(api, of));
    return ids.stream().flatMap(id -> filled(api, list + "/" + id + rest, known).stream()).toList();
  }

  private static List<String> ids(Api api, String list) {
    JsonNode answer = api.get(list).json();
    JsonNode items = list.endsWith("/results") ? results(api, list) : answer.path("items");
    List<String> ids = new ArrayList<>();
    items.forEach(item -> ids.add(item.path(item.has("id") ? "id" : "name").asString("")));
    return ids.stream().filter(id -> !id.isEmpty()).distinct().collect(Collectors.toList());
  }

  /** They are part of their training. */
  private static JsonNode results(Api api, String list) {
    return api.get(list.replaceFirst("/results$", "")).json().path("results");
  }

  private void lookIntoFiles(Map<String, String> found) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertThat(files).anyMatch(file -> file.endsWith("logged.txt"));
    assertThat(files).anyMatch(file -> file.toString().endsWith(".mv.db"));
    for (Path file : files) {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      look(folder.relativize(file).toString(), text, found);
    }
  }

  private void look(String where, String text, Map<String, String> found) {
    secrets.forEach(
        (name, secret) -> {
          int at = text.indexOf(secret);
          if (at >= 0) {
            String around = text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 60));
            found.put(name + " in " + where, around);
          }
        });
  }
}
