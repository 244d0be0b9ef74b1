package io.millrace.controlplane.kubernetes;

import java.util.Set;

/** States of jobs as Flink spells them. */
final class FlinkWords {
  private static final Set<String> ENDS = Set.of("FINISHED", "CANCELED", "FAILED");

  private FlinkWords() {}

  static boolean isEnd(String state) {
    return ENDS.contains(state);
  }
}
