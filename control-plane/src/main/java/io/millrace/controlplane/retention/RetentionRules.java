package io.millrace.controlplane.retention;

import io.millrace.controlplane.retention.Verdict.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Decides what becomes of places. Whatever spelling was used for them, a place that holds something
 * named, or lies in it, is kept; so is one outside of the folders that are ours.
 */
final class RetentionRules {
  private final List<String> ours;
  private final Duration grace;

  /**
   * @param ours folders in which something may be deleted; never they themselves
   * @param grace how long a place is left alone that nothing names
   */
  RetentionRules(List<String> ours, Duration grace) {
    this.ours = ours.stream().map(RetentionRules::plain).toList();
    this.grace = grace;
  }

  List<Verdict> judge(List<Place> places, Collection<Named> named, Instant now) {
    NamedPlaces names = new NamedPlaces(named);
    return places.stream().map(place -> judge(place, names, now)).toList();
  }

  private Verdict judge(Place place, NamedPlaces names, Instant now) {
    String location = plain(place.location());
    if (ours.stream().noneMatch(folder -> location.startsWith(folder + "/"))
        || location.matches(".*/\\.\\.?(/.*)?")) {
      return new Verdict(
          place, Action.KEEP, "lies outside of the artifact store and the folder of checkpoints");
    }
    Optional<String> by = names.by(location);
    if (by.isPresent()) {
      return new Verdict(place, Action.KEEP, "named by " + by.get());
    }
    Instant due = place.since().plus(grace);
    return now.isBefore(due)
        ? new Verdict(place, Action.WAIT, "nothing names it; goes after " + due)
        : new Verdict(place, Action.DELETE, "nothing names it since " + place.since());
  }

  /** What is named, by its plain location. */
  private static final class NamedPlaces {
    private final TreeMap<String, String> inOrder = new TreeMap<>();
    private final Map<String, String> exact = new HashMap<>();

    private NamedPlaces(Collection<Named> named) {
      for (Named one : named) {
        inOrder.put(plain(one.location()) + "/", one.by());
        exact.put(plain(one.location()), one.by());
      }
    }

    /** Who names the place itself, something in it or a folder around it. */
    private Optional<String> by(String location) {
      Map.Entry<String, String> inside = inOrder.ceilingEntry(location + "/");
      if (inside != null && inside.getKey().startsWith(location + "/")) {
        return Optional.of(inside.getValue());
      }
      for (int end = location.lastIndexOf('/'); end > 0; end = location.lastIndexOf('/', end - 1)) {
        String around = exact.get(location.substring(0, end));
        if (around != null) {
          return Optional.of(around);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * Flink, Java and people write {@code file:/a}, {@code file:///a/} and {@code s3a:} for the same.
   */
  static String plain(String location) {
    return location
        .replaceAll("^file:/+", "file:/")
        .replaceAll("^s3[ap]:", "s3:")
        .replaceAll("(?<=[^:/])/{2,}", "/")
        .replaceAll("/+$", "");
  }
}
