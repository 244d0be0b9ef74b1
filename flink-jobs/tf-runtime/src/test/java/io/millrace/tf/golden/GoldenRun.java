package io.millrace.tf.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.ClassWeights;
import io.millrace.tf.ExampleBatch;
import io.millrace.tf.MetricTotals;
import io.millrace.tf.TrainingSession;
import io.millrace.tf.golden.Differences.Tolerance;
import io.millrace.tf.golden.GoldenCase.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Trains a session as Keras trained the case's model, and compares on the way. */
final class GoldenRun {
  private static final Tolerance LOSSES = new Tolerance(1e-7, 1e-4);
  private static final Tolerance METRICS = new Tolerance(1e-4, 1e-4);
  private static final Tolerance WEIGHTS = new Tolerance(5e-4, 1e-3);

  private static final String EVALUATION = "evaluation";

  /**
   * What the keys of an attention have in common changes no score, so this gradient is only
   * rounding, which an optimizer that divides by its size makes large.
   */
  private static final String WITHOUT_GRADIENT = "/key/bias";

  private final GoldenCase golden;
  private final TrainingSession session;

  GoldenRun(GoldenCase golden, TrainingSession session) {
    this.golden = golden;
    this.session = session;
  }

  void assertSameAsKeras() {
    JsonNode training = golden.training();
    List<Rows> batches = GoldenCase.batches(training);
    int epochs = training.required("epochs").size();
    List<Double> losses = new ArrayList<>();
    List<MetricTotals> means = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      if (i % (batches.size() / epochs) == 0) {
        means.add(session.newTotals());
      }
      losses.add(trainOn(batches.get(i), means.get(means.size() - 1)));
    }
    Differences.assertClose("loss of step", losses, doubles(training.required("losses")), LOSSES);
    assertWeights();
    for (int i = 0; i < epochs; i++) {
      assertMetrics("epoch " + i, means.get(i), training.required("epochs").get(i));
    }
    assertEvaluation(training.required("evaluation"));
  }

  private double trainOn(Rows batch, MetricTotals epoch) {
    double rowsBefore = epoch.rows();
    double sumBefore = rowsBefore == 0 ? 0 : epoch.results().get("loss") * rowsBefore;
    session.trainOnBatch(examples(batch, weightsOf(batch)), epoch);
    return (epoch.results().get("loss") * epoch.rows() - sumBefore) / batch.count();
  }

  private void assertEvaluation(JsonNode evaluation) {
    MetricTotals means = session.newTotals();
    for (Rows batch : GoldenCase.batches(evaluation)) {
      session.testOnBatch(examples(batch, batch.sampleWeights()), means);
    }
    assertMetrics(EVALUATION, means, evaluation.required("metrics"));
  }

  private static ExampleBatch examples(Rows batch, float @Nullable [] weights) {
    return new ExampleBatch(batch.features(), batch.labels(), weights, batch.count());
  }

  private float @Nullable [] weightsOf(Rows batch) {
    JsonNode byClass = golden.training().path("classWeights");
    if (byClass.isMissingNode()) {
      return batch.sampleWeights();
    }
    Map<Integer, Double> weights = new HashMap<>();
    byClass
        .properties()
        .forEach(one -> weights.put(Integer.valueOf(one.getKey()), one.getValue().asDouble()));
    return new ClassWeights(weights).of(batch.labels(), batch.count(), session.labelCount());
  }

  /**
   * A metric with several values is a list in Keras and a name with an index each here. Keras
   * counts batches of other sizes than the first one wrongly in the losses of several outputs.
   */
  private static void assertMetrics(String when, MetricTotals got, JsonNode expected) {
    Map<String, Double> results = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> metric : expected.properties()) {
      if (metric.getValue().size() > 1) {
        List<Double> values = doubles(metric.getValue());
        for (int i = 0; i < values.size(); i++) {
          results.put(metric.getKey() + "_" + i, values.get(i));
        }
      } else {
        JsonNode value = metric.getValue();
        results.put(metric.getKey(), (value.isArray() ? value.get(0) : value).asDouble());
      }
    }
    assertThat(got.names())
        .as("names of metrics")
        .containsExactlyInAnyOrderElementsOf(results.keySet());
    if (when.equals(EVALUATION)) {
      results.keySet().removeIf(name -> name.endsWith("_loss"));
    }
    results.forEach(
        (name, value) ->
            Differences.assertClose(
                name + " of " + when, List.of(got.results().get(name)), List.of(value), METRICS));
  }

  private static List<Double> doubles(JsonNode values) {
    return values.valueStream().map(JsonNode::asDouble).toList();
  }

  private void assertWeights() {
    List<WeightValues> got = session.weights();
    for (WeightValues expected : golden.finalWeights()) {
      if (expected.name().endsWith(WITHOUT_GRADIENT)) {
        continue;
      }
      WeightValues weight =
          got.stream()
              .filter(candidate -> candidate.name().equals(expected.name()))
              .findFirst()
              .orElseThrow();
      Differences.assertClose(
          "weight " + expected.name(), weight.values(), expected.values(), WEIGHTS);
    }
  }
}
