package io.millrace.cli;

import io.millrace.cli.session.Console;
import io.millrace.contracts.json.ContractJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** One run of the client, as a shell sees it. */
record Invocation(int exitCode, String out, String err) {
  JsonNode json() {
    return ContractJson.mapper().readTree(out);
  }

  /** Signed in at a server. */
  static Invocation of(FakeMillrace server, String... arguments) {
    return with(Map.of("MILLRACE_URL", server.url(), "MILLRACE_TOKEN", "secret"), "", arguments);
  }

  static Invocation with(Map<String, String> environment, String input, String... arguments) {
    return run(environment, input, false, arguments);
  }

  static Invocation onTerminal(FakeMillrace server, String... arguments) {
    return run(
        Map.of("MILLRACE_URL", server.url(), "MILLRACE_TOKEN", "secret"), "", true, arguments);
  }

  private static Invocation run(
      Map<String, String> environment, String input, boolean terminal, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Map<String, String> variables = new HashMap<>(environment);
    variables.putIfAbsent("MILLRACE_DATA_DIR", "target/no-millrace-here");
    int code =
        MillraceCli.run(
            new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                terminal,
                variables),
            arguments);
    return new Invocation(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
