package io.millrace.tf.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.MetricMeans;
import io.millrace.tf.TrainingSession;
import io.millrace.tf.golden.Differences.Tolerance;
import io.millrace.tf.golden.GoldenCase.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Trains a session as Keras trained the case's model, and compares on the way. */
final class GoldenRun {
  private static final Tolerance LOSSES = new Tolerance(1e-7, 1e-4);
  private static final Tolerance METRICS = new Tolerance(1e-4, 1e-4);
  private static final Tolerance WEIGHTS = new Tolerance(1e-4, 1e-3);

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
    List<MetricMeans> means = new ArrayList<>();
    for (int i = 0; i < batches.size(); i++) {
      if (i % (batches.size() / epochs) == 0) {
        means.add(new MetricMeans(session.metricNames()));
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

  private double trainOn(Rows batch, MetricMeans epoch) {
    requireUnweighted(batch);
    double rowsBefore = epoch.rows();
    double sumBefore = rowsBefore == 0 ? 0 : epoch.means().get("loss") * rowsBefore;
    session.trainOnBatch(batch.features(), batch.labels(), batch.count(), epoch);
    return (epoch.means().get("loss") * epoch.rows() - sumBefore) / batch.count();
  }

  private void assertEvaluation(JsonNode evaluation) {
    MetricMeans means = new MetricMeans(session.metricNames());
    for (Rows batch : GoldenCase.batches(evaluation)) {
      requireUnweighted(batch);
      session.testOnBatch(batch.features(), batch.labels(), batch.count(), means);
    }
    assertMetrics("evaluation", means, evaluation.required("metrics"));
  }

  private void requireUnweighted(Rows batch) {
    if (batch.sampleWeights() != null || golden.training().has("classWeights")) {
      throw new UnsupportedOperationException("weights of examples and classes");
    }
  }

  /** Keras also reports the loss of each of several outputs; ours need not. */
  private static void assertMetrics(String when, MetricMeans got, JsonNode expected) {
    Set<String> names =
        expected
            .propertyStream()
            .map(Map.Entry::getKey)
            .filter(name -> !name.endsWith("_loss"))
            .collect(Collectors.toSet());
    assertThat(got.names()).as("names of metrics").containsAll(names);
    for (String name : names) {
      Differences.assertClose(
          name + " of " + when,
          List.of(got.means().get(name)),
          List.of(expected.required(name).asDouble()),
          METRICS);
    }
  }

  private static List<Double> doubles(JsonNode values) {
    return values.valueStream().map(JsonNode::asDouble).toList();
  }

  private void assertWeights() {
    List<WeightValues> got = session.weights();
    for (WeightValues expected : golden.finalWeights()) {
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
