package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.Query;
import io.millrace.cli.session.Session;
import io.millrace.contracts.json.ContractJson;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Follows the pages of a list as far as asked. */
@Command(name = "list", description = "Show them, newest first.")
final class ListCommand implements Runnable {
  private static final int PAGE = 200;

  private final Session session;
  private final Resource resource;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many. Default: ${DEFAULT-VALUE}.",
      defaultValue = "100")
  int limit;

  @Option(names = "--all", description = "All of them, however many.")
  boolean all;

  @Option(names = "--cursor", paramLabel = "CURSOR", description = "Go on where a list ended.")
  @Nullable String cursor;

  @Option(
      names = "--sort",
      paramLabel = "MEMBER",
      description = "By this member; with - before it the greatest first.")
  @Nullable String sort;

  @Option(
      names = "--filter",
      paramLabel = "NAME=VALUE",
      description =
          "Only those; repeat it. A name that is not known is answered with those that are.")
  List<String> filters = List.of();

  ListCommand(Session session, Resource resource) {
    this.session = session;
    this.resource = resource;
  }

  @Override
  public void run() {
    ObjectNode whole = ContractJson.mapper().createObjectNode();
    ArrayNode items = whole.putArray("items");
    String next = cursor;
    do {
      JsonNode page = session.rest().get(query(items.size(), next));
      page.path("items").forEach(items::add);
      next = page.hasNonNull("nextCursor") ? page.path("nextCursor").asString() : null;
    } while (next != null && (all || items.size() < limit));
    whole.put("nextCursor", next);
    session.printer().page(resource.columns(), whole);
    if (next != null) {
      session.printer().note("There are more: --all shows them, --cursor " + next + " the next.");
    }
  }

  /** A list that has no pages knows no parameters of pages. */
  private String query(int have, @Nullable String next) {
    Query query = new Query(resource.path());
    for (String filter : filters) {
      String[] parts = filter.split("=", 2);
      if (parts.length < 2) {
        throw CommandFailedException.usage(
            "--filter '" + filter + "' is not legal; legal is NAME=VALUE");
      }
      query.with(parts[0], parts[1]);
    }
    query.with("sort", sort);
    if (resource != Resource.TOPICS) {
      query.with("limit", all ? PAGE : Math.min(PAGE, Math.max(1, limit - have)));
    }
    return query.with("cursor", next).toString();
  }
}
