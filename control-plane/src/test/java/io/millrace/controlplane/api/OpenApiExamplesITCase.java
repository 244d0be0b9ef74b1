package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.api.Api.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What people copy from the description is legal, and what they see there is what they get. */
@ControlPlaneTest
class OpenApiExamplesITCase {
  private static final Set<String> NOT_JSON =
      Set.of(
          "multipart/form-data",
          "application/octet-stream",
          "application/offset+octet-stream",
          "application/zip",
          "text/event-stream");
  @Autowired private Api api;
  private JsonNode description;

  /** A media type of the description, and where it stands. */
  private record Shown(String where, JsonNode body) {}

  @BeforeEach
  void readTheDescription() {
    description = api.get("/api/openapi").json();
  }

  /** Every JSON body of a request and of an answer when all goes well, and the one problem. */
  private List<Shown> bodies() {
    List<Shown> bodies = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : description.path("paths").properties()) {
      for (JsonNode operation : path.getValue()) {
        String id = operation.path("operationId").asString();
        addTo(bodies, id + " request", operation.path("requestBody").path("content"));
        for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
          addTo(bodies, id + " " + answer.getKey(), answer.getValue().path("content"));
        }
      }
    }
    JsonNode problem = description.at("/components/responses/Problem/content");
    addTo(bodies, "problem", problem);
    return bodies;
  }

  private static void addTo(List<Shown> bodies, String where, JsonNode content) {
    for (Map.Entry<String, JsonNode> type : content.properties()) {
      if (!NOT_JSON.contains(type.getKey())) {
        bodies.add(new Shown(where, type.getValue()));
      }
    }
  }

  private List<JsonNode> examples(Shown shown) {
    return shown.body().path("examples").valueStream().map(this::resolved).toList();
  }

  private JsonNode resolved(JsonNode example) {
    return description.at(example.path("$ref").asString().substring(1)).path("value");
  }

  private JsonNode example(String name) {
    return description.path("components").path("examples").path(name).path("value");
  }

  private List<String> violations(JsonNode schema, JsonNode value) {
    return new DescribedSchemas(description).violations(schema, value);
  }

  @Test
  void shouldShowAnExampleOfEveryBody() {
    // When
    Set<String> without = new TreeSet<>();
    for (Shown shown : bodies()) {
      if (examples(shown).isEmpty()) {
        without.add(shown.where());
      }
    }

    // Then
    assertThat(bodies()).hasSizeGreaterThan(80);
    assertThat(without).isEmpty();
  }

  @Test
  void shouldShowOnlyWhatItsSchemaAllows() {
    // When
    Map<String, List<String>> wrong = new LinkedHashMap<>();
    for (Shown shown : bodies()) {
      for (JsonNode example : examples(shown)) {
        List<String> violations = violations(shown.body().path("schema"), example);
        if (!violations.isEmpty()) {
          wrong.put(shown.where(), violations);
        }
      }
    }

    // Then
    assertThat(wrong).isEmpty();
  }

  @Test
  void shouldNoticeAWrongExample() {
    // Given
    JsonNode schema =
        description.at("/paths/~1api~1v1~1model-sets/post/requestBody/content/application~1json");

    // When, Then
    assertThat(violations(schema.path("schema"), example("ModelSetRequest"))).isEmpty();
    assertThat(violations(schema.path("schema"), example("ModelSet")))
        .anyMatch(message -> message.contains("property 'createdAt' is not defined"));
    assertThat(violations(schema.path("schema"), example("User")))
        .anyMatch(message -> message.contains("required property 'modelIds' not found"));
  }

  @Test
  void shouldHaveNoExampleThatNothingShows() {
    // Given
    String text = description.path("paths") + description.at("/components/responses").toString();

    // When, Then
    assertThat(description.at("/components/examples").propertyNames())
        .allMatch(name -> text.contains("\"#/components/examples/" + name + "\""));
  }

  @Test
  void shouldAnswerTheExampleOfAModelAsShown() {
    // When
    Answer created = api.post("/api/v1/models", example("ModelRequest"));

    // Then
    assertThat(created.status()).as(created.json().toString()).isEqualTo(201);
    Set<String> own = Set.of("id", "createdAt", "updatedAt");
    assertThat(without(own, created.json())).isEqualTo(without(own, example("Model")));
    assertThat(api.post("/api/v1/models:validate", example("ModelRequest")).json())
        .isEqualTo(example("ModelSummary"));
  }

  private static Map<String, JsonNode> without(Set<String> names, JsonNode object) {
    Map<String, JsonNode> rest = new LinkedHashMap<>();
    object.properties().stream()
        .filter(member -> !names.contains(member.getKey()))
        .forEach(member -> rest.put(member.getKey(), member.getValue()));
    return rest;
  }
}
