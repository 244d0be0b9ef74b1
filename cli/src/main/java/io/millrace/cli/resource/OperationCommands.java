package io.millrace.cli.resource;

import io.millrace.cli.session.Durations;
import io.millrace.cli.session.Session;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "operations", description = "What was asked for and takes a while.")
final class OperationCommands {
  private final Session session;

  OperationCommands(Session session) {
    this.session = session;
  }

  @Command(name = "get", description = "How far it is.")
  void get(@Parameters(paramLabel = "ID", description = "Its id.") String id) {
    session.printer().document(session.rest().get(Resource.OPERATIONS.path(id)));
  }

  @Command(name = "wait", description = "Wait until it is done; fail when it went otherwise.")
  void await(
      @Parameters(paramLabel = "ID", description = "Its id.") String id,
      @Option(
              names = "--timeout",
              paramLabel = "TIME",
              converter = Durations.class,
              defaultValue = "10m",
              description = "For so long at most. Default: ${DEFAULT-VALUE}.")
          Duration timeout) {
    JsonNode ended = WaitOptions.end(session, id, timeout);
    WaitOptions.show(session, ended);
    WaitOptions.requireDone(ended);
  }
}
