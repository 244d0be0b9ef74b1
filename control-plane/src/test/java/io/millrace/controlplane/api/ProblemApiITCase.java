package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.api.Api.Answer;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ControlPlaneTest
class ProblemApiITCase {
  @Autowired private Api api;

  @Test
  void shouldNameAnUnknownMemberWithItsPointer() {
    // When
    Answer refused =
        api.send(
            "POST",
            "/api/v1/trainings",
            "{\"modelSetId\":\"x\",\"fit\":{\"epochs\":1,\"epoch\":2}}");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").asString()).isEqualTo("FIELD_UNKNOWN");
    assertThat(refused.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("/fit/epoch");
    assertThat(refused.json().path("errors").get(0).path("message").asString())
        .isEqualTo(
            "'epoch' is not known here; legal is batchSize, bestWeights, cacheMegabytes,"
                + " classWeights, earlyStopping, epochs, maxRejectedShare, reduceOnPlateau, seed,"
                + " shuffle, splitMethod, stepsPerEpoch, testRate, timeBudgetSeconds,"
                + " validationRate");
    assertThat(refused.json().path("traceId").asString()).matches("[0-9a-f]{32}");
    assertThat(refused.header("X-Trace-Id")).hasValue(refused.json().path("traceId").asString());
  }

  @Test
  void shouldSayInWordsOfJsonThatANumberStandsWhereTextIsDue() {
    Answer refused =
        api.send("POST", "/api/v1/trainings", "{\"modelSetId\":5,\"fit\":{\"epochs\":1}}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("/modelSetId");
    assertThat(refused.json().path("errors").get(0).path("message").asString())
        .isEqualTo("the value at /modelSetId is of another type; legal is text");
  }

  @Test
  void shouldSayWhereABodyStopsBeingJson() {
    // When
    Answer refused = api.send("POST", "/api/v1/models", "{\"name\": }");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").asString()).isEqualTo("REQUEST_MALFORMED");
    assertThat(refused.json().path("detail").asString())
        .startsWith("the body is not JSON: ")
        .endsWith("at line 1, column 10");
  }

  @Test
  void shouldRefuseABodyWhereNoneIsReadUnlessItSaysNothing() {
    String stop = "/api/v1/trainings/unknown:stop";

    for (String nothing : new String[] {"{}", "\"\"", "null", "[]"}) {
      assertThat(api.send("POST", stop, nothing).status()).as(nothing).isEqualTo(404);
    }
    Answer member = api.send("POST", stop, "{\"now\":true}");
    assertThat(member.status()).isEqualTo(400);
    assertThat(member.json().path("errors").get(0).path("pointer").asString()).isEqualTo("/now");
    assertThat(member.json().path("errors").get(0).path("message").asString())
        .isEqualTo("'now' is not known here; legal is no body");
    Answer text = api.send("POST", stop, "\"now\"");
    assertThat(text.status()).isEqualTo(400);
    assertThat(text.json().path("detail").asString())
        .isEqualTo("a body was sent; legal is none here");
  }

  @Test
  void shouldSayThatABodyIsMissing() {
    // When
    Answer refused = api.send("POST", "/api/v1/models", null);

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("detail").asString())
        .isEqualTo("the body is missing or cannot be read; legal is a JSON object");
  }

  @Test
  void shouldListTheLegalValuesOfAChoice() {
    // When
    Answer refused = api.post("/api/v1/models", Map.of("name", "x", "format", "ONNX"));

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("errors").get(0).toString())
        .isEqualTo(
            "{\"pointer\":\"/format\",\"message\":\"'ONNX' is not legal; legal is one of"
                + " KERAS_JSON, KERAS_SOURCE, KERAS_ARCHIVE, SAVED_MODEL\"}");
  }

  @Test
  void shouldTellAllThatIsMissingAtOnce() {
    // When
    Answer refused = api.post("/api/v1/model-sets", Map.of("description", "empty"));

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/name\",\"message\":\"'name' is missing\"},"
                + "{\"pointer\":\"/modelIds\",\"message\":\"0 models are given; legal are 1 to"
                + " 64\"}]");
  }

  @Test
  void shouldSayThatAResourceDoesNotExist() {
    // When
    Answer missing = api.get("/api/v1/trainings/nowhere");

    // Then
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.json().path("code").asString()).isEqualTo("NOT_FOUND");
    assertThat(missing.json().path("detail").asString())
        .isEqualTo("there is no training 'nowhere'");
  }

  @Test
  void shouldGiveErrorsOfTheFrameworkTheSameForm() {
    // When
    Answer path = api.get("/api/v1/nothing");
    Answer method = api.send("PATCH", "/api/v1/models", "{}");
    Answer type = api.send("POST", "/api/v1/models", "x", "Content-Type", "text/plain");
    Answer parameter = api.get("/api/v1/models?limit=many");
    Answer limit = api.get("/api/v1/models?limit=0");

    // Then
    assertProblem(path, 404, "NOT_FOUND");
    assertProblem(method, 405, "METHOD_NOT_ALLOWED");
    assertProblem(type, 415, "UNSUPPORTED_MEDIA_TYPE");
    assertProblem(parameter, 400, "PARAMETER_MALFORMED");
    assertThat(parameter.json().path("detail").asString())
        .isEqualTo(
            "parameter 'limit' has the value 'many'; legal is a whole number from -2147483648 to 2147483647");
    assertProblem(limit, 400, "PARAMETER_MALFORMED");
    assertThat(limit.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/limit\",\"message\":\"limit 0 is not legal; legal is 1 to 500\"}]");
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.json().path("status").asInt()).isEqualTo(status);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
    assertThat(answer.json().path("type").asString()).isEqualTo("urn:millrace:problem:" + code);
    assertThat(answer.json().path("errors").isArray()).isTrue();
    assertThat(answer.json().path("traceId").asString()).isNotEmpty();
  }

  @Test
  void shouldAnswerARepeatedRequestWithTheFirstAnswer() {
    // Given
    Map<String, Object> body =
        Map.of(
            "name",
            Scenario.unique("once"),
            "format",
            "KERAS_JSON",
            "code",
            KerasModels.classifier(3, 2));
    String key = Scenario.unique("key");

    // When
    Answer first = api.post("/api/v1/models", body, "Idempotency-Key", key);
    Answer second = api.post("/api/v1/models", body, "Idempotency-Key", key);
    Answer other = api.post("/api/v1/models", Map.of("name", "y"), "Idempotency-Key", key);

    // Then
    assertThat(first.status()).isEqualTo(201);
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(second.header("Idempotency-Replayed")).hasValue("true");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.json().path("code").asString()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(other.json().path("detail").asString())
        .isEqualTo(
            "Idempotency-Key '" + key + "' came before with another body; legal is a new key");
  }

  @Test
  void shouldSayThatKafkaAnswers() {
    // When
    Answer health = api.get("/actuator/health");

    // Then
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().path("status").asString()).isEqualTo("UP");
  }

  private void assertRefused(String method, String path, String body, int status, String detail) {
    Answer refused = api.send(method, path, body);
    assertThat(refused.json().path("detail").asString()).isEqualTo(detail);
    assertThat(refused.status()).isEqualTo(status);
  }

  @Test
  void shouldSayWhichTypeIsLegalWithoutNamesOfClasses() {
    assertRefused(
        "POST", "/api/v1/models", "[]", 400, "the body is of another type; legal is a JSON object");
    assertRefused(
        "POST",
        "/api/v1/models",
        "{\"name\":{}}",
        400,
        "the value at /name is of another type; legal is text");
    assertRefused(
        "POST",
        "/api/v1/model-sets",
        "{\"modelIds\":\"x\"}",
        400,
        "the value at /modelIds is of another type; legal is a list");
    assertRefused(
        "POST",
        "/api/v1/trainings",
        "{\"fit\":{\"seed\":\"x\"}}",
        400,
        "the value at /fit/seed is of another type; legal is a whole number of at most 64 bits");
    assertRefused(
        "POST",
        "/api/v1/trainings",
        "{\"fit\":{\"epochs\":1000000000000}}",
        400,
        "a number does not fit; legal is a whole number from -2147483648 to 2147483647");
    assertRefused(
        "GET",
        "/api/v1/models?limit=x",
        null,
        400,
        "parameter 'limit' has the value 'x'; legal is a whole number from -2147483648 to"
            + " 2147483647");
  }

  @Test
  void shouldRefuseNullInAList() {
    assertRefused(
        "POST",
        "/api/v1/model-sets",
        "{\"name\":\"a\",\"modelIds\":[\"m\",null]}",
        422,
        "model set: /modelIds: null stands among the models; legal are their ids");
    assertRefused(
        "POST",
        "/api/v1/data-sources",
        "{\"ranges\":[null],\"format\":\"RAW\",\"formatConfig\":{\"data_type\":\"uint8\"}}",
        422,
        "data source: /ranges/0: stream range 'null' is not legal; legal is"
            + " topic:partition:start:end with 0 <= start <= end, for example digits:0:0:1797");
  }

  @Test
  void shouldRefuseRangesThatOverlap() {
    assertRefused(
        "POST",
        "/api/v1/data-sources",
        "{\"ranges\":[\"t:0:0:10\",\"t:0:5:15\"],\"format\":\"RAW\","
            + "\"formatConfig\":{\"data_type\":\"uint8\"}}",
        422,
        "data source: /ranges: stream ranges t:0:0:10 and t:0:5:15 overlap; legal is each record"
            + " once");
  }

  @Test
  void shouldRefuseACursorItNeverGave() {
    assertRefused(
        "GET",
        "/api/v1/models?cursor=garbage",
        null,
        400,
        "cursor 'garbage' is not legal; legal is a nextCursor of the answer before");
    assertRefused(
        "GET",
        "/api/v1/models?cursor=%ff%fe",
        null,
        400,
        "a parameter of the address is not UTF-8 text");
  }
}
