package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.Api.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class ListApiITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;

  private String set(String name, String modelId) {
    Map<String, Object> body = Map.of("name", name, "modelIds", List.of(modelId));
    return api.post("/api/v1/model-sets", body).id();
  }

  private static List<String> each(Answer answer, String member) {
    assertThat(answer.status()).as(() -> answer.json().toString()).isEqualTo(200);
    return answer.json().path("items").valueStream().map(i -> i.path(member).asString()).toList();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void shouldGoThroughAListInEveryOrderShowingEachItemOnce() {
    // Given
    String model = scenario.model();
    String mark = Scenario.unique("page");
    List<String> names = new ArrayList<>();
    for (String letter : List.of("b", "d", "a", "c", "b")) {
      names.add(letter + mark);
      set(letter + mark, model);
    }

    // When, then
    assertThat(walk(mark, "createdAt")).containsExactlyElementsOf(names);
    assertThat(walk(mark, "-createdAt")).containsExactlyElementsOf(reversed(names));
    assertThat(walk(mark, "name"))
        .isEqualTo(List.of("a" + mark, "b" + mark, "b" + mark, "c" + mark, "d" + mark));
    assertThat(walk(mark, "-name"))
        .isEqualTo(List.of("d" + mark, "c" + mark, "b" + mark, "b" + mark, "a" + mark));
  }

  private static List<String> reversed(List<String> names) {
    List<String> turned = new ArrayList<>(names);
    Collections.reverse(turned);
    return turned;
  }

  /** Two at a time; the cursor carries the order. */
  private List<String> walk(String mark, String sort) {
    List<String> names = new ArrayList<>();
    String path = "/api/v1/model-sets?limit=2&q=" + mark;
    Answer part = api.get(path + "&sort=" + sort);
    names.addAll(each(part, "name"));
    while (!part.json().path("nextCursor").isNull()) {
      part = api.get(path + "&cursor=" + part.json().path("nextCursor").asString());
      names.addAll(each(part, "name"));
    }
    return names;
  }

  @Test
  void shouldGoOnBehindAnItemThatIsGone() {
    // Given
    String model = scenario.model();
    String mark = Scenario.unique("gone");
    List<String> ids = List.of(set("a" + mark, model), set("b" + mark, model));
    Answer first = api.get("/api/v1/model-sets?limit=1&sort=name&q=" + mark);

    // When
    api.delete("/api/v1/model-sets/" + ids.get(0));
    String cursor = first.json().path("nextCursor").asString();
    Answer second = api.get("/api/v1/model-sets?limit=1&q=" + mark + "&cursor=" + cursor);

    // Then
    assertThat(each(first, "id")).isEqualTo(ids.subList(0, 1));
    assertThat(each(second, "id")).isEqualTo(ids.subList(1, 2));
    assertThat(second.json().path("nextCursor").isNull()).isTrue();
  }

  @Test
  void shouldGoThroughModelsByTheTimeOfTheirChange() {
    // Given
    String first = scenario.model();
    String second = scenario.model();
    JsonNode body = api.get("/api/v1/models/" + first).json();
    Map<String, Object> change =
        Map.of(
            "name",
            body.path("name").asString(),
            "format",
            "KERAS_JSON",
            "code",
            body.path("code").asString());
    api.send("PUT", "/api/v1/models/" + first, ContractJson.write(change), "If-Match", "*");

    // When
    Answer newest = api.get("/api/v1/models?limit=1&sort=-updatedAt");
    String cursor = newest.json().path("nextCursor").asString();
    Answer next = api.get("/api/v1/models?limit=1&cursor=" + cursor);

    // Then
    assertThat(each(newest, "id")).containsExactly(first);
    assertThat(each(next, "id")).containsExactly(second);
  }

  @Test
  void shouldFilterTrainings() {
    // Given
    String waiting = scenario.waitingTraining();
    String submitted = scenario.training(1);
    JsonNode of = api.get("/api/v1/trainings/" + waiting).json();
    JsonNode other = api.get("/api/v1/trainings/" + submitted).json();
    String list = "/api/v1/trainings?limit=500&";

    // When, then
    assertThat(each(api.get(list + "state=WAITING_FOR_DATA"), "id"))
        .contains(waiting)
        .doesNotContain(submitted);
    assertThat(each(api.get(list + "state=WAITING_FOR_DATA,SUBMITTED,DEPLOYING,RUNNING"), "id"))
        .contains(waiting, submitted);
    assertThat(each(api.get(list + "state=WAITING_FOR_DATA&state=SUBMITTED"), "id"))
        .contains(waiting);
    assertThat(each(api.get(list + "modelSetId=" + of.path("modelSetId").asString()), "id"))
        .containsExactly(waiting);
    assertThat(each(api.get(list + "dataSourceId=" + other.path("dataSourceId").asString()), "id"))
        .containsExactly(submitted);
    String model = other.path("results").path(0).path("modelId").asString();
    assertThat(each(api.get(list + "modelId=" + model), "id")).containsExactly(submitted);
    assertThat(each(api.get(list + "q=" + encoded(of.path("name").asString())), "id"))
        .containsExactly(waiting);
  }

  @Test
  void shouldFilterByTheTimeOfCreation() {
    // Given
    String id = scenario.waitingTraining();
    String created = api.get("/api/v1/trainings/" + id).json().path("createdAt").asString();
    String later = Instant.parse(created).plusMillis(1).toString();
    String list = "/api/v1/trainings?limit=500&";

    // When, then
    assertThat(each(api.get(list + "createdAfter=" + created + "&createdBefore=" + later), "id"))
        .contains(id);
    assertThat(each(api.get(list + "createdBefore=" + created), "id")).doesNotContain(id);
    assertThat(each(api.get(list + "createdAfter=" + later), "id")).doesNotContain(id);
    assertThat(each(api.get(list + "createdAfter=2026-01-01T00:00:00%2B02:00"), "id")).contains(id);
  }

  @Test
  void shouldFindDataSourcesOfATopicAndModelsByPartOfTheirName() {
    // Given
    String source = scenario.dataSource();
    JsonNode ranges = api.get("/api/v1/data-sources/" + source).json().path("ranges");
    String topic = ranges.get(0).asString().split(":")[0];
    String model = scenario.model();
    String name = api.get("/api/v1/models/" + model).json().path("name").asString();

    // When, then
    assertThat(each(api.get("/api/v1/data-sources?topic=" + topic), "id")).containsExactly(source);
    assertThat(each(api.get("/api/v1/data-sources?topic=" + topic.substring(1)), "id")).isEmpty();
    assertThat(each(api.get("/api/v1/models?q=" + name.substring(2).toUpperCase()), "id"))
        .containsExactly(model);
    assertThat(each(api.get("/api/v1/models?q=%25" + name.substring(2)), "id")).isEmpty();
    assertThat(each(api.get("/api/v1/models?name=" + name + "&format=KERAS_JSON"), "id"))
        .containsExactly(model);
    assertThat(each(api.get("/api/v1/models?name=" + name + "&format=SAVED_MODEL"), "id"))
        .isEmpty();
    assertThat(each(api.get("/api/v1/model-sets?modelId=" + model), "id")).isEmpty();
  }

  private void assertRefused(String path, String pointer, String message) {
    Answer refused = api.get(path);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.header("Content-Type")).hasValue("application/problem+json");
    assertThat(refused.json().path("code").asString()).isEqualTo("PARAMETER_MALFORMED");
    JsonNode first = refused.json().path("errors").path(0);
    assertThat(first.path("message").asString()).isEqualTo(message);
    assertThat(first.path("pointer").asString()).isEqualTo(pointer);
  }

  @Test
  void shouldNameWhatIsLegal() {
    assertRefused(
        "/api/v1/model-sets?order=name",
        "/order",
        "parameter 'order' is not known here; legal is createdAfter, createdBefore, cursor, limit,"
            + " modelId, q, sort");
    assertRefused(
        "/api/v1/model-sets?sort=size",
        "/sort",
        "sort 'size' is not legal; legal is createdAt, -createdAt, name, -name");
    assertRefused(
        "/api/v1/models?format=KERAS_JSON,ONNX",
        "/format",
        "parameter 'format' has the value 'KERAS_JSON,ONNX'; legal is one of KERAS_JSON,"
            + " KERAS_SOURCE, KERAS_ARCHIVE, SAVED_MODEL");
    assertRefused(
        "/api/v1/models?createdAfter=yesterday",
        "/createdAfter",
        "parameter 'createdAfter' has the value 'yesterday'; legal is a time as in RFC 3339, for"
            + " example 2026-01-31T12:00:00Z");
    assertRefused(
        "/api/v1/models?limit=1&limit=2",
        "/limit",
        "parameter 'limit' is given more than once; legal is once");
    assertRefused(
        "/api/v1/models?q=a%00b", "/q", "parameter 'q' holds U+0000; legal is text without it");
    assertRefused(
        "/api/v1/models?q=" + "x".repeat(201), "/q", "q has 201 characters; legal are up to 200");
    assertRefused(
        "/api/v1/system/info?verbose=true",
        "/verbose",
        "parameter 'verbose' is not known here; legal is none");
  }

  @Test
  void shouldRefuseCursorsThatWereNeverGivenOrBelongToAnotherOrder() {
    // Given
    String model = scenario.model();
    String mark = Scenario.unique("other");
    set("a" + mark, model);
    set("b" + mark, model);
    String byName =
        api.get("/api/v1/model-sets?limit=1&sort=name").json().path("nextCursor").asString();
    String bySize = made("[\"size\",\"1\",\"x\"]");
    String byTime = made("[\"updatedAt\",\"noon\",\"x\"]");

    // When, then
    assertRefused(
        "/api/v1/model-sets?sort=-name&cursor=" + byName,
        "/cursor",
        "cursor belongs to a list with sort 'name' and sort is '-name'; legal is the same sort, or"
            + " none");
    assertRefused(
        "/api/v1/model-sets?cursor=" + bySize,
        "/sort",
        "sort 'size' is not legal; legal is createdAt, -createdAt, name, -name");
    for (String cursor : List.of(byTime, made("[\"name\",\"x\"]"), made("7"), made("null"), "@")) {
      assertRefused(
          "/api/v1/models?cursor=" + cursor,
          "/cursor",
          "cursor '" + cursor + "' is not legal; legal is a nextCursor of the answer before");
    }
  }

  private static String made(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
