package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "get", description = "Show one with all that is known of it.")
final class GetCommand implements Runnable {
  private final Session session;
  private final Resource resource;

  @Parameters(paramLabel = "ID", description = "Its id, or a name that only it has.")
  String id = "";

  GetCommand(Session session, Resource resource) {
    this.session = session;
    this.resource = resource;
  }

  @Override
  public void run() {
    session.printer().document(new References(session.rest()).get(resource, id));
  }
}
