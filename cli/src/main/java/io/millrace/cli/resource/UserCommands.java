package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.session.Session;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "users", description = "People who sign in by name and password.")
final class UserCommands {
  private final Session session;

  UserCommands(Session session) {
    this.session = session;
  }

  @Command(name = "create", description = "Add somebody; the password is read from standard input.")
  void create(
      @Parameters(paramLabel = "NAME", description = "To sign in with.") String name,
      @Option(
              names = "--role",
              required = true,
              paramLabel = "ROLE",
              description = "VIEWER, ANNOTATOR, OPERATOR or ADMIN.")
          String role) {
    ObjectNode body = RequestBody.object("{}", "").put("name", name).put("role", role);
    body.put("password", password());
    JsonNode made = session.rest().post("/users", body).body();
    session.printer().done("Added user " + name + " (" + made.path("id").asString() + ").", made);
  }

  @Command(name = "update", description = "Change what somebody may do.")
  void update(
      @Parameters(paramLabel = "ID", description = "The user.") String id,
      @Option(
              names = "--role",
              paramLabel = "ROLE",
              description = "VIEWER, ANNOTATOR, OPERATOR or ADMIN.")
          @Nullable String role,
      @Option(
              names = "--enabled",
              arity = "1",
              paramLabel = "true|false",
              description = "Whether they may sign in.")
          @Nullable Boolean enabled,
      @Option(names = "--password", description = "Read a new one from standard input.")
          boolean newPassword) {
    String path = Resource.USERS.path(new References(session.rest()).id(Resource.USERS, id));
    ObjectNode body = RequestBody.object("{}", "");
    RequestBody.put(body, "role", role);
    RequestBody.put(body, "enabled", enabled);
    if (newPassword) {
      body.put("password", password());
    }
    String etag = session.rest().send("GET", path, null, Map.of()).header("ETag").orElse("*");
    JsonNode user = session.rest().send("PATCH", path, body, Map.of("If-Match", etag)).body();
    session.printer().done("Changed user " + user.path("name").asString() + ".", user);
  }

  /**
   * Hidden while it is typed; a line when it is piped. Never an argument, which others can list.
   */
  private String password() {
    java.io.Console typing = System.console();
    String password;
    if (typing != null && session.console().terminal()) {
      char[] typed = typing.readPassword("Password: ");
      password = typed == null ? null : new String(typed);
    } else {
      password = line();
    }
    if (password == null || password.isEmpty()) {
      throw CommandFailedException.usage(
          "a password is missing; legal is a line of standard input");
    }
    return password;
  }

  private @Nullable String line() {
    try {
      return new BufferedReader(
              new InputStreamReader(session.console().in(), StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      throw CommandFailedException.usage("standard input cannot be read (" + e + ")");
    }
  }
}
