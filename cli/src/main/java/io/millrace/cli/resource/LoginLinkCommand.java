package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import tools.jackson.databind.JsonNode;

@Command(
    name = "login-link",
    description = "Make an address that signs a browser in as you, once, within five minutes.")
final class LoginLinkCommand implements Runnable {
  private final Session session;

  LoginLinkCommand(Session session) {
    this.session = session;
  }

  @Override
  public void run() {
    JsonNode link = session.rest().post("/login-links", Map.of()).body();
    session.printer().done(link.path("url").asString(), link);
  }
}
