package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.session.Awaiting;
import io.millrace.cli.session.Durations;
import io.millrace.cli.session.Session;
import java.time.Duration;
import java.util.Set;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Whether a command that starts something waits for its end. */
final class WaitOptions {
  private static final Set<String> ENDS = Set.of("DONE", "ROLLED_BACK", "FAILED");

  @Option(names = "--wait", description = "Return when it is done; fail when it went otherwise.")
  boolean wait;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Durations.class,
      defaultValue = "10m",
      description = "With --wait: for so long at most. Default: ${DEFAULT-VALUE}.")
  Duration timeout = Duration.ZERO;

  /** Shows an operation that was just asked for, and how it ends when that is waited for. */
  void finish(Session session, JsonNode operation) {
    if (!wait) {
      show(session, operation);
      return;
    }
    JsonNode ended = end(session, operation.path("id").asString(), timeout);
    show(session, ended);
    requireDone(ended);
  }

  static JsonNode end(Session session, String id, Duration timeout) {
    return new Awaiting(session.rest(), timeout)
        .until(
            Resource.OPERATIONS.path(id),
            operation -> ENDS.contains(operation.path("step").asString()),
            operation -> {});
  }

  static void show(Session session, JsonNode operation) {
    session
        .printer()
        .done(
            "Operation %s, %s: %s."
                .formatted(
                    operation.path("id").asString(),
                    operation.path("kind").asString(),
                    operation.path("step").asString()),
            operation);
  }

  static void requireDone(JsonNode operation) {
    if (!operation.path("step").asString().equals("DONE")) {
      throw CommandFailedException.failed(
          "the operation ended "
              + operation.path("step").asString()
              + (operation.hasNonNull("reason") ? ": " + operation.path("reason").asString() : ""));
    }
  }
}
