package io.millrace.keras.compile;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.metric.Metric;
import io.millrace.keras.metric.MetricFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one output of a model is trained and measured by.
 *
 * @param output name of the output
 * @param loss null when it is not trained
 * @param lossWeight what its loss counts in the loss of the model
 * @param metrics over the examples as they are
 * @param weightedMetrics over the examples by their weights
 */
public record Objective(
    String output,
    @Nullable Loss loss,
    double lossWeight,
    List<Metric> metrics,
    List<Metric> weightedMetrics) {
  public Objective {
    Objects.requireNonNull(output, "output");
    metrics = List.copyOf(metrics);
    weightedMetrics = List.copyOf(weightedMetrics);
    if (!Double.isFinite(lossWeight)) {
      throw new IllegalArgumentException(
          "the loss weight of " + output + " is " + lossWeight + "; legal is a number");
    }
  }

  /** One that counts as it is. */
  public Objective(String output, Loss loss, List<Metric> metrics) {
    this(output, loss, 1, metrics, List.of());
  }

  /**
   * Shape of the label of one example.
   *
   * @return empty when the output has neither loss nor metric, and so needs no label
   */
  public Optional<TensorShape> labelShape(TensorShape outputShape) {
    if (loss != null) {
      return Optional.of(loss.labelShape(outputShape));
    }
    if (allMetrics().findAny().isEmpty()) {
      return Optional.empty();
    }
    boolean index = allMetrics().anyMatch(metric -> takesIndex(metric.function()));
    return Optional.of(index ? indexShape(outputShape) : outputShape);
  }

  /** Number of label values of one example; 0 when the output needs no label. */
  public int labelCount(TensorShape outputShape) {
    return labelShape(outputShape).map(TensorShape::size).orElse(0);
  }

  Stream<Metric> allMetrics() {
    return Stream.concat(metrics.stream(), weightedMetrics.stream());
  }

  private static boolean takesIndex(MetricFunction function) {
    return function instanceof MetricFunction.SparseCategoricalAccuracy
        || function instanceof MetricFunction.TopKCategoricalAccuracy top && top.sparse();
  }

  private static TensorShape indexShape(TensorShape output) {
    List<Integer> dimensions = new ArrayList<>(output.dimensions());
    dimensions.set(dimensions.size() - 1, 1);
    return new TensorShape(dimensions);
  }
}
