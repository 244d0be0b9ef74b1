package io.millrace.keras.json.compile;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NamedObject;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.metric.CountedOutputs;
import io.millrace.keras.metric.MetricFunction;
import io.millrace.keras.metric.MetricFunction.Aggregation;
import io.millrace.keras.metric.MetricFunction.Answer;
import io.millrace.keras.metric.MetricFunction.AucOptions;
import io.millrace.keras.metric.MetricFunction.Average;
import io.millrace.keras.metric.MetricFunction.Held;
import io.millrace.keras.metric.Thresholds;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the metrics that count right and wrong answers, and those of several outputs at once. */
final class CountingMetrics {
  /** What Keras puts in place of outputs that are not among the largest. */
  private static final double BELOW_ALL = -1e10;

  private static final int MAX_THRESHOLDS = 10_000;

  private final NamedObject named;
  private final Members config;
  private final TensorShape output;

  private CountingMetrics(NamedObject named, TensorShape output) {
    this.named = named;
    this.config = named.config();
    this.output = output;
  }

  /** Null when it is none of them. */
  static @Nullable MetricFunction read(NamedObject named, TensorShape output) {
    return new CountingMetrics(named, output).read();
  }

  private @Nullable MetricFunction read() {
    return switch (named.key()) {
      case "auc" -> auc();
      case "precision" -> new MetricFunction.Precision(counted());
      case "recall" -> new MetricFunction.Recall(counted());
      case "truepositives" -> count(Answer.TRUE_POSITIVES);
      case "truenegatives" -> count(Answer.TRUE_NEGATIVES);
      case "falsepositives" -> count(Answer.FALSE_POSITIVES);
      case "falsenegatives" -> count(Answer.FALSE_NEGATIVES);
      case "sensitivityatspecificity" -> best(Held.SPECIFICITY);
      case "specificityatsensitivity" -> best(Held.SENSITIVITY);
      case "precisionatrecall" -> best(Held.RECALL);
      case "recallatprecision" -> best(Held.PRECISION);
      case "f1score" -> fBeta(1);
      case "fbetascore" -> fBeta(config.number("beta", NumberRange.POSITIVE, 1));
      case "r2score" -> r2();
      default -> null;
    };
  }

  private MetricFunction count(Answer answer) {
    return new MetricFunction.Count(answer, thresholds(0.5));
  }

  private Thresholds thresholds(double fallback) {
    return config.has("thresholds")
        ? Thresholds.of(config.numbers("thresholds", NumberRange.ZERO_TO_ONE))
        : Thresholds.of(List.of(fallback));
  }

  private CountedOutputs counted() {
    Integer topK = config.has("top_k") ? config.size("top_k", last()) : null;
    return new CountedOutputs(thresholds(topK == null ? 0.5 : BELOW_ALL), topK, classId());
  }

  private @Nullable Integer classId() {
    if (!config.has("class_id")) {
      return null;
    }
    int id = config.integer("class_id", 0);
    if (id < 0 || id >= last()) {
      config.refuse("class_id", "'class_id' is " + id + "; legal is 0 to " + (last() - 1), null);
      return null;
    }
    return id;
  }

  private MetricFunction best(Held held) {
    String member = held.name().toLowerCase(Locale.ROOT);
    int count = thresholdCount();
    Thresholds thresholds = count == 1 ? Thresholds.of(List.of(0.5)) : Thresholds.even(count);
    return new MetricFunction.BestRate(
        held,
        config.number(member, NumberRange.ZERO_TO_ONE),
        new CountedOutputs(thresholds, null, classId()));
  }

  private int thresholdCount() {
    return config.has("num_thresholds") ? config.size("num_thresholds", MAX_THRESHOLDS) : 200;
  }

  private MetricFunction auc() {
    config.requireOff("label_weights");
    config.ignore("num_labels");
    boolean multiLabel = config.bool("multi_label", false);
    Thresholds thresholds = aucThresholds();
    if (multiLabel && (output.rank() != 1 || !thresholds.even())) {
      config.refuse(
          "multi_label",
          "'multi_label' is true; legal for an output of shape (labels) and without thresholds of"
              + " one's own",
          null);
    }
    return new MetricFunction.Auc(
        choice("curve", MetricFunction.Curve.values(), MetricFunction.Curve.ROC),
        choice(
            "summation_method",
            MetricFunction.Summation.values(),
            MetricFunction.Summation.INTERPOLATION),
        thresholds,
        new AucOptions(config.bool("from_logits", false), multiLabel));
  }

  private Thresholds aucThresholds() {
    int count = thresholdCount();
    if (config.has("thresholds")) {
      return Thresholds.curve(
          config.numbers("thresholds", NumberRange.ZERO_TO_ONE).stream().sorted().toList());
    }
    List<Double> even = Thresholds.even(Math.max(2, count)).values();
    return Thresholds.curve(even.subList(1, even.size() - 1));
  }

  private MetricFunction fBeta(double beta) {
    requireVector();
    Double threshold =
        config.has("threshold") ? config.number("threshold", NumberRange.ZERO_TO_ONE) : null;
    return new MetricFunction.FBetaScore(
        choice("average", Average.values(), Average.NONE), beta, threshold);
  }

  private MetricFunction r2() {
    requireVector();
    Aggregation fallback =
        config.node().has("class_aggregation") ? Aggregation.NONE : Aggregation.UNIFORM_AVERAGE;
    int regressors = config.integer("num_regressors", 0);
    if (regressors < 0) {
      config.refuse(
          "num_regressors", "'num_regressors' is " + regressors + "; legal is at least 0", null);
    }
    return new MetricFunction.R2Score(
        choice("class_aggregation", Aggregation.values(), fallback), Math.max(0, regressors));
  }

  private void requireVector() {
    if (output.rank() != 1) {
      config.refuse(
          "metric '"
              + named.name()
              + "' is for outputs with one axis, and this one has the shape "
              + output,
          null);
    }
  }

  private int last() {
    return output.dimensions().get(output.rank() - 1);
  }

  /** One of a set of names, in any case; missing or null is the fallback. */
  private <E extends Enum<E>> E choice(String member, E[] legal, E fallback) {
    String given = config.text(member, fallback.name());
    for (E value : legal) {
      if (value.name().equalsIgnoreCase(given)) {
        return value;
      }
    }
    config.refuse(
        member,
        "'"
            + member
            + "' is '"
            + given
            + "'; legal is "
            + Stream.of(legal)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")),
        null);
    return fallback;
  }
}
