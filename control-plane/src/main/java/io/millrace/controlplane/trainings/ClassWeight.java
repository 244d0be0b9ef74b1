package io.millrace.controlplane.trainings;

import io.millrace.controlplane.problem.RequestViolations;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The weight of one class, as requests name it: the number of the class is a member's name. */
final class ClassWeight {
  private static final String NUMBER = "0|[1-9]\\d{0,8}";

  private ClassWeight() {}

  static void check(
      String label, @Nullable Double weight, RequestViolations violations, String fit) {
    String pointer = fit + "/classWeights/" + label.replace("~", "~0").replace("/", "~1");
    violations.require(
        label.matches(NUMBER),
        pointer,
        "class '" + label + "' is not legal; legal is a number of a class: 0, 1, 2, …");
    violations.require(
        weight != null && weight >= 0 && Double.isFinite(weight),
        pointer,
        "the weight " + weight + " is not legal; legal is a finite number of 0 or more");
  }

  static Map<Integer, Double> byLabel(Map<String, @Nullable Double> weights) {
    Map<Integer, Double> byLabel = new TreeMap<>();
    weights.forEach(
        (label, weight) -> byLabel.put(Integer.valueOf(label), Objects.requireNonNull(weight)));
    return byLabel;
  }
}
