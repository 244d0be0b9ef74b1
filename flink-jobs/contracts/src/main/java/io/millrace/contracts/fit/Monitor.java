package io.millrace.contracts.fit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A metric that is watched from epoch to epoch.
 *
 * @param metric as Keras names it: {@code loss}, {@code accuracy}, with {@code val_} before it that
 *     of the validation part
 */
public record Monitor(String metric, Direction direction) {
  public static final String VALIDATION_LOSS = "val_loss";
  private static final String VALIDATION = "val_";

  /** In the names of Keras' metrics that are the better the higher they are. */
  private static final List<String> HIGHER_IS_BETTER =
      List.of(
          "acc",
          "auc",
          "precision",
          "recall",
          "f1_score",
          "fbeta_score",
          "r2_score",
          "true_positives",
          "true_negatives",
          "sensitivity",
          "specificity",
          "cosine_similarity");

  public Monitor {
    Objects.requireNonNull(metric, "metric");
    Objects.requireNonNull(direction, "direction");
    if (metric.isBlank()) {
      throw new IllegalArgumentException(
          "the metric is empty; legal is loss, val_loss or the name of a compiled metric");
    }
  }

  public static Monitor of(String metric) {
    return new Monitor(metric, Direction.AUTO);
  }

  /**
   * The value after an epoch; null when there is none of that name.
   *
   * @param training metrics of the training part by their names, {@code validation} likewise
   */
  public @Nullable Double value(Map<String, Double> training, Map<String, Double> validation) {
    return metric.startsWith(VALIDATION)
        ? validation.get(metric.substring(VALIDATION.length()))
        : training.get(metric);
  }

  /**
   * Whether a value is better than the best so far by more than {@code minDelta}. A NaN never is.
   *
   * @param best null before the first value
   */
  public boolean isImprovement(double value, @Nullable Double best, double minDelta) {
    if (Double.isNaN(value)) {
      return false;
    }
    if (best == null) {
      return true;
    }
    return higherIsBetter() ? value - minDelta > best : value + minDelta < best;
  }

  /** Where AUTO must decide, it is as Keras does it: by the metric. */
  public boolean higherIsBetter() {
    return switch (direction) {
      case MIN -> false;
      case MAX -> true;
      case AUTO -> {
        String name = metric.toLowerCase(Locale.ROOT);
        yield !name.endsWith("loss") && HIGHER_IS_BETTER.stream().anyMatch(name::contains);
      }
    };
  }
}
