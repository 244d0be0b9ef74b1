package io.millrace.cli.client;

import io.millrace.contracts.json.ContractJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An RFC 9457 problem as text: the sentence, then each violation with its place. */
final class Refusal {
  private Refusal() {}

  static CommandFailedException of(String request, int status, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return new CommandFailedException(
        ExitCode.ofStatus(status),
        text(request, status, text),
        problem(text).path("code").asString(""));
  }

  static String text(String request, int status, String body) {
    JsonNode problem = problem(body);
    StringBuilder text = new StringBuilder();
    text.append(
        problem
            .path("detail")
            .asString(
                problem.path("title").asString(request + " was answered with status " + status)));
    for (JsonNode error : problem.path("errors")) {
      append(text, error);
    }
    text.append("\n  (").append(status);
    member(text, problem, "code", ", ");
    member(text, problem, "traceId", ", trace ");
    return text.append(')').toString();
  }

  private static void append(StringBuilder text, JsonNode error) {
    text.append("\n  ");
    String pointer = error.path("pointer").asString("");
    if (error.hasNonNull("line")) {
      text.append("line ").append(error.path("line").asInt());
      text.append(", column ").append(error.path("column").asInt()).append(": ");
    } else if (error.hasNonNull("layer")) {
      text.append("layer ").append(error.path("layer").asString()).append(": ");
    } else if (!pointer.isEmpty()) {
      text.append(pointer).append(": ");
    }
    text.append(error.path("message").asString(""));
    if (error.hasNonNull("hint")) {
      text.append(" (").append(error.path("hint").asString()).append(')');
    }
  }

  private static void member(StringBuilder text, JsonNode problem, String name, String before) {
    if (problem.hasNonNull(name)) {
      text.append(before).append(problem.path(name).asString());
    }
  }

  private static JsonNode problem(String body) {
    try {
      return ContractJson.mapper().readTree(body.isBlank() ? "{}" : body);
    } catch (JacksonException notFromMillrace) {
      return ContractJson.mapper().createObjectNode();
    }
  }
}
