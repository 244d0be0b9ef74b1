package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.ExitCode;
import io.millrace.cli.client.Paths;
import io.millrace.cli.client.RestClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Finds what people mean: an id, or else a name that only one has. */
public final class References {
  private static final String PAGE = "500";

  private final RestClient rest;

  public References(RestClient rest) {
    this.rest = rest;
  }

  /** As GET answers it. */
  public JsonNode get(Resource resource, String idOrName) {
    try {
      return rest.get(resource.path(idOrName));
    } catch (CommandFailedException e) {
      if (e.exitCode() != ExitCode.NOT_FOUND) {
        throw e;
      }
      return rest.get(resource.path(named(resource, idOrName, e)));
    }
  }

  public String id(Resource resource, String idOrName) {
    return get(resource, idOrName).path("id").asString();
  }

  private String named(Resource resource, String name, CommandFailedException noSuchId) {
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      Map<String, String> query =
          cursor.isEmpty() ? Map.of("limit", PAGE) : Map.of("limit", PAGE, "cursor", cursor);
      JsonNode page = rest.get(Paths.query(resource.path(), query));
      for (JsonNode item : page.path("items")) {
        if (item.path("name").asString("").equals(name)) {
          found.add(item.path("id").asString());
        }
      }
      cursor = page.path("nextCursor").asString("");
    } while (!cursor.isEmpty());
    if (found.isEmpty()) {
      throw noSuchId;
    }
    if (found.size() > 1) {
      throw CommandFailedException.failed(
          found.size()
              + " have the name '"
              + name
              + "'; say which "
              + resource.noun()
              + " by its id: "
              + String.join(", ", found));
    }
    return found.get(0);
  }
}
