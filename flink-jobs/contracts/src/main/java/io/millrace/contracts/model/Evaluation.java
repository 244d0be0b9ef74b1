package io.millrace.contracts.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a trained model does on examples that it was not trained on. Lies beside the model as {@link
 * ModelFiles#EVALUATION}.
 *
 * @param part of the data set that the examples are of: that for tests where there is one
 * @param examples number of examples
 * @param outputs one for each output of the model that has labels, in their order
 */
public record Evaluation(Part part, long examples, List<Output> outputs) {
  public Evaluation {
    Objects.requireNonNull(part, "part");
    outputs = List.copyOf(Objects.requireNonNull(outputs, "outputs"));
  }

  /** Of the data set. */
  public enum Part {
    VALIDATION,
    TEST
  }

  /** One output of the model. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Classification.class, name = "CLASSIFICATION"),
    @JsonSubTypes.Type(value = Regression.class, name = "REGRESSION")
  })
  public sealed interface Output permits Classification, Regression {
    /** Of the layer, as Keras names outputs. */
    String name();
  }

  /**
   * An output that chooses between classes.
   *
   * @param confusion examples by their class (outer) and the class that was predicted (inner);
   *     empty when there are more than 200 classes
   * @param classes in the order of their index; those without examples too
   * @param accuracy share of examples whose class was predicted
   * @param curves only with two classes
   */
  public record Classification(
      String name,
      List<List<Long>> confusion,
      List<ClassReport> classes,
      double accuracy,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Curves curves)
      implements Output {
    public static final int MAX_CONFUSION_CLASSES = 200;

    public Classification {
      Objects.requireNonNull(name, "name");
      confusion = confusion.stream().map(List::copyOf).toList();
      classes = List.copyOf(classes);
    }
  }

  /**
   * One class; a share whose denominator is 0 is 0, as scikit-learn's report has it.
   *
   * @param support number of examples of the class
   */
  public record ClassReport(int label, double precision, double recall, double f1, long support) {}

  /**
   * Of class 1, over the thresholds of its probability.
   *
   * @param rocAuc area under {@code roc}
   * @param averagePrecision sum of precisions weighted by the growth of recall
   * @param roc false positive rate (x) and true positive rate (y), from (0, 0) to (1, 1)
   * @param precisionRecall recall (x) and precision (y), by falling threshold
   */
  public record Curves(
      double rocAuc, double averagePrecision, List<Point> roc, List<Point> precisionRecall) {
    public static final int MAX_POINTS = 200;

    public Curves {
      roc = List.copyOf(roc);
      precisionRecall = List.copyOf(precisionRecall);
    }
  }

  /**
   * @param threshold from which on an example is predicted to be of class 1; null at (0, 0)
   */
  public record Point(
      double x, double y, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double threshold) {}

  /**
   * An output that predicts numbers. Residuals are predicted minus given, over all values of the
   * output.
   *
   * @param r2 share of the variance that is explained; null when the given values are all equal
   * @param residuals smallest, then the quantiles 0.05, 0.25, 0.5, 0.75, 0.95, then the largest
   * @param histogram of the residuals, in bins of equal width
   * @param samples given and predicted values, at most {@link #MAX_SAMPLES}, evenly chosen
   */
  public record Regression(
      String name,
      double meanError,
      double meanAbsoluteError,
      double rootMeanSquaredError,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double r2,
      List<Double> residuals,
      List<Bin> histogram,
      List<Sample> samples)
      implements Output {
    public static final int MAX_SAMPLES = 500;

    public Regression {
      Objects.requireNonNull(name, "name");
      residuals = List.copyOf(residuals);
      histogram = List.copyOf(histogram);
      samples = List.copyOf(samples);
    }
  }

  /** Number of residuals in [from, until); the last bin has its upper end too. */
  public record Bin(double from, double until, long count) {}

  /** One value that was given and what was predicted for it. */
  public record Sample(double given, double predicted) {}
}
