package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.api.DescribedApi.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes every operation of {@code /api/openapi} and sends what nobody should: each field missing,
 * null, of another type, huge, negative, in other scripts, unknown; each parameter likewise.
 * Nothing is answered with 500, whatever is refused is a problem, and names the field that is at
 * fault.
 */
@ControlPlaneTest
class FuzzITCase {
  private static final Set<String> ENDLESS = Set.of("text/event-stream");
  private static final Set<Integer> UNANNOUNCED = Set.of(405, 406, 415, 429);

  /** A field is at fault, not the state of things. */
  private static final Set<String> OF_FIELDS =
      Set.of("REQUEST_INVALID", "FIELD_UNKNOWN", "PARAMETER_MALFORMED");

  private static final Map<String, String> MALICE = new LinkedHashMap<>();

  static {
    MALICE.put("null", "null");
    MALICE.put("text", "\"\"");
    MALICE.put("long text", "\"" + "x".repeat(5000) + "\"");
    MALICE.put("scripts", "\"\u6570\u5b57 \u0623 \ud83d\ude80 ' \\\" ; drop table model --\"");
    MALICE.put("control characters", "\"a\\u0000b\\r\\n\"");
    MALICE.put("half a pair", "\"\\ud800\"");
    MALICE.put("number", "7");
    MALICE.put("negative", "-1");
    MALICE.put("fraction", "0.5");
    MALICE.put("64 bits and more", "9223372036854775808");
    MALICE.put("beyond all numbers", "1e999");
    MALICE.put("choice", "true");
    MALICE.put("list", "[]");
    MALICE.put("list of nulls", "[null, [null]]");
    MALICE.put("object", "{}");
    MALICE.put("strange object", "{\"\": {\"a/b~c\": []}}");
    MALICE.put("deep", "[".repeat(400) + "]".repeat(400));
  }

  @Autowired private Api api;
  @Autowired private Scenario scenario;
  private final List<String> faults = new ArrayList<>();
  private int sent;

  @Test
  void shouldAnswerBodiesThatNobodyShouldSend() {
    // Given
    Requests requests = new Requests(scenario);

    // When
    for (Operation operation : DescribedApi.of(api).operations()) {
      if (operation.takesJson()) {
        bodies(operation, requests.path(operation), requests.body(operation));
      }
    }

    // Then
    assertThat(faults).isEmpty();
    assertThat(sent).isGreaterThan(2000);
  }

  private void bodies(Operation operation, String path, ObjectNode legal) {
    for (String body :
        List.of("", "{", "[]", "null", "7", "\"x\"", "{\"a\":1,\"a\":2}", "\u0000")) {
      check(operation, path, body, "the whole body");
    }
    check(operation, path, "{} {}", "the whole body");
    check(operation, path, "{\"x\":".repeat(2000) + "1" + "}".repeat(2000), "the whole body");
    ObjectNode more = legal.deepCopy();
    more.put("n\u00f6body", 1);
    Answer unknown = check(operation, path, more.toString(), "an unknown member");
    if (unknown.status() != 404 && unknown.status() != 405) {
      must(operation, "/n\u00f6body", unknown, hasPointer(unknown, "/n\u00f6body"));
    }
    mutate(operation, path, legal, operation.requestSchema(), new Place(legal, ""));
  }

  /** An object within the body, and where it stands. */
  private record Place(ObjectNode object, String pointer) {}

  private void mutate(
      Operation operation, String path, ObjectNode whole, JsonNode schema, Place place) {
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      String name = member.getKey();
      String pointer = place.pointer() + "/" + name;
      JsonNode before = place.object().get(name);
      place.object().remove(name);
      check(operation, path, whole.toString(), pointer + " missing");
      for (Map.Entry<String, String> bad : MALICE.entrySet()) {
        place.object().set(name, ContractJson.mapper().getNodeFactory().rawValueNode(raw(bad)));
        Answer answer = check(operation, path, written(whole), pointer + " is " + bad.getKey());
        if (answer.status() == 400 || OF_FIELDS.contains(answer.json().path("code").asString())) {
          must(operation, pointer + " is " + bad.getKey(), answer, pointsBelow(answer, pointer));
        }
      }
      JsonNode inner = operation.resolved(member.getValue());
      if (inner.has("properties")) {
        ObjectNode object =
            before instanceof ObjectNode given ? given : ContractJson.mapper().createObjectNode();
        place.object().set(name, object);
        mutate(operation, path, whole, inner, new Place(object, pointer));
      }
      place.object().remove(name);
      if (before != null) {
        place.object().set(name, before);
      }
    }
  }

  private static tools.jackson.databind.util.RawValue raw(Map.Entry<String, String> bad) {
    return new tools.jackson.databind.util.RawValue(bad.getValue());
  }

  private static String written(ObjectNode whole) {
    return ContractJson.write(whole);
  }

  @Test
  void shouldAnswerParametersThatNobodyShouldSend() {
    // Given
    Requests requests = new Requests(scenario);
    List<String> values =
        new ArrayList<>(List.of("", "x", "-1", "0", "1e9", "true", "*", "%", "null"));
    values.addAll(
        List.of("9223372036854775808", "\u6570\ud83d\ude80", "a\u0000b", "';--", "../..", "[]"));
    values.add("x".repeat(3000));

    // When
    for (Operation operation : DescribedApi.of(api).operations()) {
      boolean endless = operation.answers().stream().anyMatch(ENDLESS::contains);
      String path = requests.path(operation);
      String body = operation.takesJson() ? requests.body(operation).toString() : null;
      Answer unknown = check(operation, path + "?nobody=1", body, "an unknown parameter");
      must(operation, "?nobody", unknown, hasPointer(unknown, "/nobody"));
      for (String name : endless ? List.<String>of() : operation.parameters("query")) {
        for (String value : values) {
          String query = "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
          Answer answer = check(operation, path + query, body, name + "=" + value);
          if (answer.json().path("code").asString().equals("PARAMETER_MALFORMED")) {
            must(operation, query, answer, hasPointer(answer, "/" + name));
          }
        }
      }
      for (String name : operation.parameters("path")) {
        for (String value : List.of("nobody", "-1", "%C3%A9%F0%9F%9A%80", "a'b", "x".repeat(500))) {
          String other = operation.path().replace("{" + name + "}", value);
          check(operation, other.replaceAll("\\{[^}]*\\}", "nobody"), body, name);
        }
      }
    }

    // Then
    assertThat(faults).isEmpty();
  }

  private Answer check(Operation operation, String path, String body, String what) {
    sent++;
    String key = "fuzz-" + sent;
    Answer answer = api.send(operation.method(), path, body, operation.headers(key));
    int status = answer.status();
    must(operation, what, answer, status < 500);
    if (status >= 400 && !operation.method().equals("HEAD")) {
      must(operation, what, answer, isProblem(answer));
    }
    must(operation, what, answer, operation.tells(status) || UNANNOUNCED.contains(status));
    return answer;
  }

  private static boolean isProblem(Answer answer) {
    JsonNode problem = answer.json();
    return answer.header("Content-Type").orElse("").equals("application/problem+json")
        && problem.path("status").asInt() == answer.status()
        && !problem.path("code").asString("").isEmpty()
        && problem.path("errors").isArray()
        && problem.has("traceId");
  }

  private static boolean hasPointer(Answer answer, String pointer) {
    return answer.json().path("errors").valueStream().anyMatch(e -> pointer(e).equals(pointer));
  }

  /** At the field, in it, or around it: two fields together may be what is wrong. */
  private static boolean pointsBelow(Answer answer, String pointer) {
    return answer
        .json()
        .path("errors")
        .valueStream()
        .map(FuzzITCase::pointer)
        .anyMatch(
            at ->
                at.startsWith(pointer) || !at.isEmpty() && (at + "/").startsWith(around(pointer)));
  }

  /** The object that a nested field is in, with a slash; a field of the whole body has none. */
  private static String around(String pointer) {
    int last = pointer.lastIndexOf('/');
    return last == 0 ? pointer + "/" : pointer.substring(0, last + 1);
  }

  private static String pointer(JsonNode error) {
    return error.path("pointer").asString("");
  }

  private void must(Operation operation, String what, Answer answer, boolean so) {
    if (!so && faults.size() < 60) {
      String text = new String(answer.bytes(), StandardCharsets.UTF_8);
      faults.add(
          operation.id()
              + ", "
              + what.substring(0, Math.min(80, what.length()))
              + ": "
              + answer.status()
              + " "
              + text.substring(0, Math.min(300, text.length())));
    }
  }
}
