package io.millrace.controlplane.trainings;

import io.millrace.contracts.fit.Direction;
import io.millrace.contracts.fit.Monitor;
import io.millrace.controlplane.problem.RequestViolations;
import org.jspecify.annotations.Nullable;

/** A metric that an option watches, as requests name it. */
final class Watched {
  private static final String VALIDATION = "val_";

  private Watched() {}

  static String metric(@Nullable String asked) {
    return asked == null ? Monitor.VALIDATION_LOSS : asked;
  }

  static Direction direction(@Nullable Direction asked) {
    return asked == null ? Direction.AUTO : asked;
  }

  static void check(@Nullable String metric, RequestViolations violations, String pointer) {
    violations.require(
        metric != null && !metric.isBlank(),
        pointer + "/monitor",
        "'monitor' is empty; legal is loss, val_loss or the name of a compiled metric");
  }

  static boolean isOfValidation(String metric) {
    return metric.startsWith(VALIDATION);
  }

  /** Legal unless it is given and is not finite or below a bound. */
  static void requireAtLeast(
      @Nullable Number value, double least, RequestViolations violations, String pointer) {
    double given = value == null ? least : value.doubleValue();
    violations.require(
        given >= least && Double.isFinite(given),
        pointer,
        name(pointer) + " " + value + " is not legal; legal is " + (long) least + " or more");
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
