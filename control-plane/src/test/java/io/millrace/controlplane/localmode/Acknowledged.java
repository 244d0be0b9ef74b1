package io.millrace.controlplane.localmode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a client was told, and so may rely on. A thing whose last request got no answer may be as
 * before that request or as after it.
 */
final class Acknowledged {
  /** Where a thing has to come to rest. */
  enum Rest {
    WAITS_FOR_DATA(Set.of("WAITING_FOR_DATA")),
    FINISHED(Set.of("FINISHED")),
    /** All of its results may have been there before it was canceled. */
    CANCELED(Set.of("CANCELED", "FINISHED")),
    RUNNING(Set.of("RUNNING")),
    SUSPENDED(Set.of("SUSPENDED")),
    GONE(Set.of());

    private final Set<String> states;

    Rest(Set<String> states) {
      this.states = states;
    }

    boolean allows(String state) {
      return states.contains(state);
    }
  }

  /** A thing of the API, and where it may come to rest. */
  static final class Thing {
    final String path;
    final String name;
    final Set<Rest> rests = new HashSet<>();

    Thing(String path, String name, Rest rest) {
      this.path = path;
      this.name = name;
      rests.add(rest);
    }

    void mayBecome(Rest rest) {
      rests.add(rest);
    }

    void is(Rest rest) {
      rests.clear();
      rests.add(rest);
    }

    boolean isGone() {
      return rests.contains(Rest.GONE);
    }
  }

  /** Things without a state: models, model sets and data sources, by their path. */
  final Map<String, String> kept = new LinkedHashMap<>();

  final List<Thing> trainings = new ArrayList<>();
  final List<Thing> inferences = new ArrayList<>();

  /** Deployment numbers for which data was announced, each once. */
  final Set<Long> announced = new HashSet<>();

  /** The same, where no answer came. */
  final Set<Long> perhapsAnnounced = new HashSet<>();

  /** Answers that no legal request may get. */
  final List<String> faults = new ArrayList<>();

  volatile int answers;
  int unanswered;

  /** Requests that were done and whose answers were lost. */
  int lost;

  @Override
  public String toString() {
    return answers
        + " answers, "
        + unanswered
        + " requests without one at first, "
        + lost
        + " done with the answer lost; "
        + kept.size()
        + " models, sets and data sources, "
        + announced.size()
        + " announcements, "
        + trainings.size()
        + " trainings, "
        + inferences.size()
        + " deployments";
  }
}
