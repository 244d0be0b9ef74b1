package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "system", description = "The Millrace that answers.")
final class SystemCommands {
  private final Session session;

  SystemCommands(Session session) {
    this.session = session;
  }

  @Command(name = "info", description = "Its version, mode, Kafka and Flink.")
  void info() {
    session.printer().document(session.rest().get("/system/info"));
  }

  @Command(name = "capabilities", description = "What it can do, and why not more.")
  void capabilities() {
    session.printer().document(session.rest().get("/system/capabilities"));
  }
}
