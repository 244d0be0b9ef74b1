package io.millrace.cli.resource;

import io.millrace.cli.client.CommandFailedException;
import io.millrace.cli.client.ExitCode;
import io.millrace.cli.client.Query;
import io.millrace.cli.client.RestClient;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Finds what people mean: an id, or else a name that only one has. */
public final class References {
  private static final int PAGE = 500;

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
    String cursor = null;
    do {
      Query query = new Query(resource.path()).with("limit", PAGE).with("q", name);
      JsonNode page = rest.get(query.with("cursor", cursor).toString());
      for (JsonNode item : page.path("items")) {
        if (item.path("name").asString("").equals(name)) {
          found.add(item.path("id").asString());
        }
      }
      cursor = page.hasNonNull("nextCursor") ? page.path("nextCursor").asString() : null;
    } while (cursor != null);
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
