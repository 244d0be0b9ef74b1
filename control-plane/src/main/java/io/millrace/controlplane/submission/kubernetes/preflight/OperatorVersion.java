package io.millrace.controlplane.submission.kubernetes.preflight;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of the operator, as far as it can be known.
 *
 * @param text as people are told, with where it was read
 */
record OperatorVersion(Fitness fitness, String text) {
  /** The first in which an ended job is neither run again nor forgotten. */
  static final String FIRST_FIT = "1.16.1";

  private static final int[] FIRST_FIT_NUMBERS = {1, 16, 1};
  private static final Pattern RELEASE = Pattern.compile("(?:release-|v)?(\\d+)\\.(\\d+)\\.(\\d+)");

  /** What jobs that end may expect of it. */
  enum Fitness {
    FIT,
    OLD,
    UNKNOWN
  }

  /** Of a tag or label; empty when it names no release. */
  static Optional<OperatorVersion> ofRelease(String tag, String where) {
    Matcher release = RELEASE.matcher(tag);
    if (!release.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new OperatorVersion(isFit(release) ? Fitness.FIT : Fitness.OLD, tag + " (" + where + ")"));
  }

  private static boolean isFit(Matcher release) {
    for (int i = 0; i < FIRST_FIT_NUMBERS.length; i++) {
      int number = Integer.parseInt(release.group(i + 1));
      if (number != FIRST_FIT_NUMBERS[i]) {
        return number > FIRST_FIT_NUMBERS[i];
      }
    }
    return true;
  }

  static OperatorVersion ofSchema(boolean fields116) {
    return fields116
        ? new OperatorVersion(Fitness.FIT, "1.16 or newer (by the schema of FlinkDeployment)")
        : new OperatorVersion(Fitness.OLD, "older than 1.16 (by the schema of FlinkDeployment)");
  }

  static OperatorVersion unknown(String why) {
    return new OperatorVersion(Fitness.UNKNOWN, "of unknown version (" + why + ")");
  }

  /** What may happen to jobs that end; empty under a fit version. */
  Optional<String> risk() {
    return fitness == Fitness.FIT
        ? Optional.empty()
        : Optional.of(
            "the Flink Kubernetes Operator is "
                + text
                + "; before "
                + FIRST_FIT
                + " it may run a training that has ended once more, or lose its end");
  }
}
