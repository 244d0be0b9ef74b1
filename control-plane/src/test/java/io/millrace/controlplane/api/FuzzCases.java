package io.millrace.controlplane.api;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.DescribedApi.Operation;
import io.millrace.controlplane.api.FuzzCase.Target;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/** Everything that is wrong in one place, of every operation, from its description alone. */
final class FuzzCases {
  private static final Map<String, String> VALUES = new LinkedHashMap<>();
  private static final Map<String, String> BODIES = new LinkedHashMap<>();
  private static final Map<String, String> PARAMETERS = new LinkedHashMap<>();
  private static final List<String> SEGMENTS =
      List.of("nobody", "-1", "%C3%A9%F0%9F%9A%80", "a'b", "%00", "%FF", "a%2Fb", "x".repeat(500));

  static {
    VALUES.put("null", "null");
    VALUES.put("empty text", "\"\"");
    VALUES.put("long text", "\"" + "x".repeat(5000) + "\"");
    VALUES.put("scripts", "\"\u6570\u5b57 \u0623 \ud83d\ude80 ' \\\" ; drop table model --\"");
    VALUES.put("control characters", "\"a\\u0000b\\r\\n\"");
    VALUES.put("half a pair", "\"\\ud800\"");
    VALUES.put("number", "7");
    VALUES.put("negative", "-1");
    VALUES.put("fraction", "0.5");
    VALUES.put("more than 64 bits", "9223372036854775808");
    VALUES.put("beyond all numbers", "1e999");
    VALUES.put("choice", "true");
    VALUES.put("list", "[]");
    VALUES.put("list of nulls", "[null, [null]]");
    VALUES.put("object", "{}");
    VALUES.put("strange object", "{\"\": {\"a/b~c\": []}}");
    VALUES.put("deep", "[".repeat(400) + "]".repeat(400));
    BODIES.put("no body", "");
    BODIES.put("half an object", "{");
    BODIES.put("list as body", "[]");
    BODIES.put("null as body", "null");
    BODIES.put("number as body", "7");
    BODIES.put("text as body", "\"x\"");
    BODIES.put("U+0000 as body", "\u0000");
    BODIES.put("two bodies", "{} {}");
    BODIES.put("very deep body", "{\"x\":".repeat(2000) + "1" + "}".repeat(2000));
    for (String value : List.of("x", "-1", "0", "0.5", "1e9", "true", "*", "%", "null", "[]")) {
      PARAMETERS.put("parameter " + value, value);
    }
    PARAMETERS.put("empty parameter", "");
    PARAMETERS.put("large parameter", "9223372036854775808");
    PARAMETERS.put("parameter in scripts", "\u6570\ud83d\ude80';--");
    PARAMETERS.put("parameter with U+0000", "a\u0000b");
    PARAMETERS.put("parameter that goes up", "../..");
    PARAMETERS.put("long parameter", "x".repeat(3000));
  }

  private final Requests requests;
  private final List<FuzzCase> cases = new ArrayList<>();

  private FuzzCases(Requests requests) {
    this.requests = requests;
  }

  static List<FuzzCase> of(DescribedApi api, Requests requests) {
    FuzzCases all = new FuzzCases(requests);
    for (Operation operation : api.operations()) {
      all.addresses(operation);
      all.headers(operation);
      if (operation.takesJson()) {
        all.bodies(operation);
      }
    }
    return all.cases;
  }

  private Target target(Operation operation, String query) {
    return new Target(
        operation.method(), requests.path(operation) + query, operation.neededHeaders());
  }

  private String legalBody(Operation operation) {
    return operation.takesJson() ? requests.body(operation).toString() : null;
  }

  private void addresses(Operation operation) {
    String body = legalBody(operation);
    add(operation, "unknown parameter", "", target(operation, "?nobody=1"), body, "/nobody");
    for (String name : operation.parameters("query")) {
      for (Map.Entry<String, String> bad : PARAMETERS.entrySet()) {
        String query = "?" + name + "=" + URLEncoder.encode(bad.getValue(), StandardCharsets.UTF_8);
        add(operation, bad.getKey(), name, target(operation, query), body, "/" + name);
      }
    }
    for (String name : operation.parameters("path")) {
      for (String value : SEGMENTS) {
        String path = operation.path().replace("{" + name + "}", value);
        Target target = new Target(operation.method(), Requests.anywhere(path), Map.of());
        Target needed = new Target(target.method(), target.path(), operation.neededHeaders());
        String kind = "segment " + value.substring(0, Math.min(9, value.length()));
        add(operation, kind, name, needed, body, FuzzCase.NO_FIELD);
      }
    }
  }

  private void headers(Operation operation) {
    String path = requests.path(operation);
    String body = legalBody(operation);
    for (String name : operation.parameters("header")) {
      for (String value : List.of("", "x", "-1", "\"x\", \"y", "9223372036854775808", "a,b c=d")) {
        Map<String, String> headers = new HashMap<>(operation.neededHeaders());
        headers.put(name, value);
        Target target = new Target(operation.method(), path, headers);
        add(operation, "header '" + value + "'", name, target, body, FuzzCase.NO_FIELD);
      }
    }
    Target strange = new Target("PROPFIND", path, Map.of());
    add(operation, "unknown method", "", strange, null, FuzzCase.NO_FIELD);
    if (operation.takesJson()) {
      Target text = new Target(operation.method(), path, Map.of("Content-Type", "text/plain"));
      add(operation, "media type", "", text, body, FuzzCase.NO_FIELD);
      Target key = new Target(operation.method(), path, Map.of("Idempotency-Key", "k".repeat(201)));
      add(operation, "long idempotency key", "", key, body, FuzzCase.NO_FIELD);
    }
  }

  private void bodies(Operation operation) {
    Target target = target(operation, "");
    BODIES.forEach((kind, body) -> add(operation, kind, "", target, body, FuzzCase.NO_FIELD));
    String twice = "{\"nobody\":1,\"nobody\":2}";
    add(operation, "member that is there twice", "", target, twice, FuzzCase.NO_FIELD);
    ObjectNode legal = requests.body(operation);
    ObjectNode more = legal.deepCopy();
    more.put("n\u00f6body", 1);
    add(operation, "unknown member", "", target, more.toString(), "/n\u00f6body");
    String only = "{\"n\u00f6body\":1}";
    add(operation, "unknown member alone", "", target, only, FuzzCase.named());
    members(operation, legal, operation.requestSchema(), new Place(legal, ""));
  }

  /** An object within the body, and where it stands. */
  private record Place(ObjectNode object, String pointer) {}

  private void members(Operation operation, ObjectNode whole, JsonNode schema, Place place) {
    Target target = target(operation, "");
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      String name = member.getKey();
      String pointer = place.pointer() + "/" + name;
      JsonNode before = place.object().get(name);
      place.object().remove(name);
      String without = ContractJson.write(whole);
      add(operation, "missing", pointer, target, without, FuzzCase.named());
      VALUES.forEach(
          (kind, value) -> {
            place.object().set(name, whole.rawValueNode(new RawValue(value)));
            String body = ContractJson.write(whole);
            add(operation, kind, pointer, target, body, allowed(kind, pointer));
          });
      JsonNode inner = operation.resolved(member.getValue());
      if (inner.has("properties")) {
        ObjectNode object = before instanceof ObjectNode given ? given : whole.objectNode();
        place.object().set(name, object);
        ObjectNode unknown = object.deepCopy().put("nobody", 1);
        place.object().set(name, unknown);
        String body = ContractJson.write(whole);
        add(operation, "unknown inner member", pointer, target, body, pointer + "/nobody");
        place.object().set(name, object);
        members(operation, whole, inner, new Place(object, pointer));
      }
      place.object().remove(name);
      if (before != null) {
        place.object().set(name, before);
      }
    }
  }

  /** That null stands there is as if nothing did. */
  private static Predicate<String> allowed(String kind, String pointer) {
    return kind.equals("null") ? FuzzCase.named() : FuzzCase.near(pointer);
  }

  private void add(
      Operation operation, String kind, String field, Target target, String body, String pointer) {
    add(operation, kind, field, target, body, FuzzCase.at(pointer));
  }

  private void add(
      Operation operation,
      String kind,
      String field,
      Target target,
      String body,
      Predicate<String> pointer) {
    cases.add(new FuzzCase(operation, kind, field, target, body, pointer));
  }
}
