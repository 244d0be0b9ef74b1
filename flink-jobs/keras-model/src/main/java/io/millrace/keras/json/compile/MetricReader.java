package io.millrace.keras.json.compile;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NamedObject;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.metric.Metric;
import io.millrace.keras.metric.MetricFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the metrics of one output. {@code accuracy} becomes the accuracy that fits the shapes of
 * label and output, by the rule of Keras 3 ({@code is_binary_or_sparse_categorical}).
 */
final class MetricReader {
  private static final int MAX_K = 1_000_000;

  private static final String LEGAL =
      "accuracy, binary_accuracy, categorical_accuracy, sparse_categorical_accuracy,"
          + " top_k_categorical_accuracy, sparse_top_k_categorical_accuracy, AUC, Precision, Recall,"
          + " PrecisionAtRecall, RecallAtPrecision, SensitivityAtSpecificity,"
          + " SpecificityAtSensitivity, TruePositives, TrueNegatives, FalsePositives,"
          + " FalseNegatives, F1Score, FBetaScore, mean_absolute_error (mae), mean_squared_error"
          + " (mse), RootMeanSquaredError, mean_absolute_percentage_error (mape),"
          + " mean_squared_logarithmic_error (msle), LogCoshError, R2Score, cosine_similarity,"
          + " kl_divergence, poisson, hinge, squared_hinge, categorical_hinge,"
          + " binary_crossentropy, categorical_crossentropy, sparse_categorical_crossentropy";

  /** Where Keras' default is not the class in snake case. */
  private static final Map<String, String> DEFAULT_NAMES =
      Map.of("LogCoshError", "logcosh", "FBetaScore", "fbeta_score", "AUC", "auc");

  private final @Nullable Loss loss;
  private final TensorShape output;

  /**
   * @param loss of the output, null when it has none
   * @param output its shape
   */
  MetricReader(@Nullable Loss loss, TensorShape output) {
    this.loss = loss;
    this.output = output;
  }

  List<Metric> read(List<Members> places) {
    List<Metric> metrics = new ArrayList<>();
    for (Members place : places) {
      NamedObject named = NamedObject.at(place, "an element of 'metrics'");
      Metric metric = named == null ? null : metric(place, named);
      if (metric != null) {
        metrics.add(metric);
      }
    }
    return metrics;
  }

  private @Nullable Metric metric(Members place, NamedObject named) {
    Members config = named.config();
    int before = config.violationCount();
    MetricFunction function = function(place, named);
    String name = config.text("name", defaultName(place, named));
    if (function != null) {
      config.ignore("dtype", "fn");
      config.requireKnown(named.name());
      requireFit(named, function);
    }
    return function == null || config.violationCount() > before ? null : new Metric(name, function);
  }

  /** Of a metric given by name, that name; else what Keras calls objects of the class. */
  private static String defaultName(Members place, NamedObject named) {
    boolean function = "function".equals(place.node().path("class_name").asString(""));
    if (place.node().isString() || function) {
      return named.name();
    }
    return DEFAULT_NAMES.getOrDefault(named.name(), snakeCase(named.name()));
  }

  /** As Keras makes it of the name of a class. */
  private static String snakeCase(String className) {
    return className
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  private @Nullable MetricFunction function(Members place, NamedObject named) {
    Members config = named.config();
    MetricFunction function =
        switch (named.key()) {
          case "accuracy", "acc" ->
              place.node().isString() ? accuracy() : new MetricFunction.Accuracy();
          case "binaryaccuracy" ->
              new MetricFunction.BinaryAccuracy(
                  config.number("threshold", NumberRange.ZERO_TO_ONE, 0.5));
          case "categoricalaccuracy" -> new MetricFunction.CategoricalAccuracy();
          case "sparsecategoricalaccuracy" -> new MetricFunction.SparseCategoricalAccuracy();
          case "topkcategoricalaccuracy" -> topK(config, false);
          case "sparsetopkcategoricalaccuracy" -> topK(config, true);
          case "rootmeansquarederror" -> new MetricFunction.RootMeanSquaredError();
          case "cosinesimilarity" ->
              new MetricFunction.CosineSimilarity(LossFunctions.cosineAxis(config, output));
          case "logcosherror" -> new MetricFunction.MeanOfLoss(new LossFunction.LogCosh());
          default -> CountingMetrics.read(named, output);
        };
    if (function == null) {
      LossFunction shared = LossFunctions.shared(named, config);
      function = shared == null ? null : new MetricFunction.MeanOfLoss(shared);
    }
    if (function == null) {
      named.refuse("metric", LEGAL);
    }
    return function;
  }

  private static MetricFunction topK(Members config, boolean sparse) {
    if (sparse) {
      config.requireOff("from_sorted_ids");
    }
    return new MetricFunction.TopKCategoricalAccuracy(
        config.has("k") ? config.size("k", MAX_K) : 5, sparse);
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
    if (takesIndex(function) != labelIsIndex()) {
      named
          .config()
          .refuse(
              "metric '"
                  + named.name()
                  + "' does not fit the labels of "
                  + (loss == null ? "an output without loss" : "the loss " + loss.name())
                  + ", which are "
                  + (labelIsIndex() ? "class indices" : "one value for each output"),
              "use accuracy, which takes the one that fits");
    }
  }

  private static boolean takesIndex(MetricFunction function) {
    return function instanceof MetricFunction.SparseCategoricalAccuracy
        || function instanceof MetricFunction.TopKCategoricalAccuracy top && top.sparse()
        || function instanceof MetricFunction.MeanOfLoss mean
            && mean.loss() instanceof LossFunction.SparseCategoricalCrossentropy;
  }

  private boolean labelIsIndex() {
    return loss != null && last(loss.labelShape(output)) == 1 && last(output) > 1;
  }

  private static int last(TensorShape shape) {
    return shape.dimensions().get(shape.rank() - 1);
  }
}
