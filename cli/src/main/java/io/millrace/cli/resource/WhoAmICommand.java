package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import picocli.CommandLine.Command;

@Command(name = "whoami", description = "As whom you ask, with which role.")
final class WhoAmICommand implements Runnable {
  private final Session session;

  WhoAmICommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    session.printer().document(session.rest().get("/session"));
  }
}
