package io.millrace.keras.source;

import io.millrace.keras.python.Site;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where in the source a JSON value came from, and its members. Members without a place of their own
 * have that of what they are in.
 */
final class Place {
  private final Site site;
  private final Map<String, Place> members = new HashMap<>();

  Place(Site site) {
    this.site = site;
  }

  Site site() {
    return site;
  }

  Place with(String member, Place place) {
    members.put(member, place);
    return this;
  }

  Place with(String member, Site at) {
    return with(member, new Place(at));
  }

  /** The place of a member, made when there is none. */
  Place member(String name) {
    return members.computeIfAbsent(name, missing -> new Place(site));
  }

  /**
   * @param pointer an RFC 6901 JSON pointer
   */
  Site find(String pointer) {
    Place place = this;
    for (String token : pointer.split("/", -1)) {
      @Nullable Place next = place.members.get(token.replace("~1", "/").replace("~0", "~"));
      if (next != null) {
        place = next;
      } else if (!token.isEmpty()) {
        break;
      }
    }
    return place.site;
  }
}
