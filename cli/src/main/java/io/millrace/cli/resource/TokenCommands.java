package io.millrace.cli.resource;

import io.millrace.cli.session.Durations;
import io.millrace.cli.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "tokens", aliases = "token", description = "Tokens of programs.")
final class TokenCommands {
  private final Session session;

  TokenCommands(Session session) {
    this.session = session;
  }

  @Command(
      name = "create",
      description = "Make one. It is written to standard output, this once and never again.")
  void create(
      @Parameters(
              paramLabel = "NAME",
              arity = "0..1",
              defaultValue = "cli",
              description = "What it is for. Default: ${DEFAULT-VALUE}.")
          String name,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description =
                  "VIEWER, ANNOTATOR, OPERATOR or ADMIN; your own at most, and when absent.")
          @Nullable String role,
      @Option(
              names = "--scope",
              paramLabel = "SCOPE",
              description = "For example trainings:write or *:read; repeat it. Default: all.")
          @Nullable List<String> scopes,
      @Option(
              names = "--expires-in",
              paramLabel = "TIME",
              converter = Durations.class,
              description = "For example 30d. Default: 90 days.")
          @Nullable Duration expiresIn) {
    ObjectNode body = RequestBody.object("{}", "").put("name", name);
    RequestBody.put(body, "role", role == null ? ownRole() : role);
    RequestBody.put(body, "scopes", scopes);
    if (expiresIn != null) {
      Instant end = Instant.now().plus(expiresIn).truncatedTo(ChronoUnit.SECONDS);
      RequestBody.put(body, "expiresAt", end.toString());
    }
    JsonNode made = session.rest().post("/tokens", body).body();
    session.printer().done(made.path("secret").asString(), made);
  }

  private String ownRole() {
    return session.rest().get("/session").path("caller").path("role").asString();
  }
}
