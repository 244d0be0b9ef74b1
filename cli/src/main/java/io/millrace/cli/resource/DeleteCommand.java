package io.millrace.cli.resource;

import io.millrace.cli.session.Session;
import io.millrace.contracts.json.ContractJson;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "delete", description = "Delete what nothing uses; the first refusal ends it.")
final class DeleteCommand implements Runnable {
  private final Session session;
  private final Resource resource;

  @Parameters(paramLabel = "ID", arity = "1..*", description = "Ids, or names that only one has.")
  List<String> ids = List.of();

  DeleteCommand(Session session, Resource resource) {
    this.session = session;
    this.resource = resource;
  }

  @Override
  public void run() {
    References references = new References(session.rest());
    ObjectNode document = ContractJson.mapper().createObjectNode();
    ArrayNode deleted = document.putArray("deleted");
    for (String given : ids) {
      String id = references.id(resource, given);
      session.rest().delete(resource.path(id));
      deleted.add(id);
      if (!session.printer().isJson()) {
        session.printer().done("Deleted " + resource.noun() + " " + id + ".", document);
      }
    }
    if (session.printer().isJson()) {
      session.printer().document(document);
    }
  }
}
