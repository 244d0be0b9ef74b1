package io.millrace.keras.json;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.Loss;
import io.millrace.keras.compile.Metric;
import io.millrace.keras.compile.MetricFunction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the metrics. {@code accuracy} becomes the accuracy that fits the shapes of label and
 * output, by the rule of Keras 3 ({@code is_binary_or_sparse_categorical}).
 */
final class MetricReader {
  private static final String LEGAL =
      "accuracy, binary_accuracy, categorical_accuracy, sparse_categorical_accuracy,"
          + " mean_absolute_error, mean_squared_error";

  private final Members compile;
  private final Loss loss;
  private final TensorShape output;

  MetricReader(Members compile, Loss loss, TensorShape output) {
    this.compile = compile;
    this.loss = loss;
    this.output = output;
  }

  List<Metric> read() {
    compile.requireOff("weighted_metrics");
    JsonNode metrics = compile.get("metrics");
    if (!metrics.isMissingNode() && !metrics.isArray()) {
      compile.refuse(
          "metrics", "'metrics' is " + Members.given(metrics) + "; legal is a list", null);
      return List.of();
    }
    return read(metrics.size());
  }

  private List<Metric> read(int count) {
    List<Metric> metrics = new ArrayList<>();
    Set<String> names = new HashSet<>(Set.of("loss"));
    for (int i = 0; i < count; i++) {
      NamedObject named = NamedObject.readElement(compile, "metrics", i);
      Metric metric = named == null ? null : metric(named);
      if (metric != null && !names.add(metric.name())) {
        compile
            .element("metrics", i)
            .refuse("metric '" + metric.name() + "' is there twice; legal is once", null);
      } else if (metric != null) {
        metrics.add(metric);
      }
    }
    return metrics;
  }

  private @Nullable Metric metric(NamedObject named) {
    Members config = named.config();
    int before = config.violationCount();
    MetricFunction function = function(named, config);
    String name = config.text("name", named.name());
    if (function != null) {
      config.ignore("dtype", "fn");
      config.requireKnown(named.name());
      requireFit(named, function);
    }
    return function == null || config.violationCount() > before ? null : new Metric(name, function);
  }

  private @Nullable MetricFunction function(NamedObject named, Members config) {
    return switch (named.key()) {
      case "accuracy", "acc" -> accuracy();
      case "binaryaccuracy" ->
          new MetricFunction.BinaryAccuracy(
              config.number("threshold", NumberRange.ZERO_TO_ONE, 0.5));
      case "categoricalaccuracy" -> new MetricFunction.CategoricalAccuracy();
      case "sparsecategoricalaccuracy" -> new MetricFunction.SparseCategoricalAccuracy();
      case "meanabsoluteerror", "mae" -> new MetricFunction.MeanAbsoluteError();
      case "meansquarederror", "mse" -> new MetricFunction.MeanSquaredError();
      default -> {
        named.refuse("metric", LEGAL);
        yield null;
      }
    };
  }

  private MetricFunction accuracy() {
    if (last(output) == 1) {
      return new MetricFunction.BinaryAccuracy(0.5);
    }
    return labelIsIndex()
        ? new MetricFunction.SparseCategoricalAccuracy()
        : new MetricFunction.CategoricalAccuracy();
  }

  private void requireFit(NamedObject named, MetricFunction function) {
    boolean wantsIndex = function instanceof MetricFunction.SparseCategoricalAccuracy;
    boolean wantsClasses = function instanceof MetricFunction.CategoricalAccuracy;
    if (wantsIndex && !labelIsIndex() || wantsClasses && labelIsIndex()) {
      named
          .config()
          .refuse(
              "metric '"
                  + named.name()
                  + "' does not fit the labels of the loss "
                  + loss.name()
                  + ", which are "
                  + (labelIsIndex() ? "class indices" : "one value for each output"),
              "use accuracy, which takes the one that fits");
    }
  }

  private boolean labelIsIndex() {
    return last(loss.labelShape(output)) == 1 && last(output) > 1;
  }

  private static int last(TensorShape shape) {
    return shape.dimensions().get(shape.rank() - 1);
  }
}
