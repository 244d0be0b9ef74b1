package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.keras.optimizer.Optimizer;
import io.millrace.keras.optimizer.UpdateRule;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each optimizer against the formula of Keras 3 in double arithmetic, on a linear regression whose
 * gradients are computed here too.
 */
class OptimizerLoweringTest {
  private static final double EPSILON = 1e-7;
  private static final float[] FEATURES = {1, -2, 0.5f, 3, 1.5f, -1};
  private static final float[] LABELS = {2, -1, 0.25f};

  /** The change of one weight for its gradient; keeps the slots of that weight. */
  private interface Rule {
    double change(double gradient, int step);
  }

  static Stream<Arguments> optimizers() {
    Map<Optimizer, Supplier<Rule>> rules =
        Map.of(
            optimizer(new UpdateRule.Sgd(0, false)),
            () -> (g, t) -> 0.05 * g,
            optimizer(new UpdateRule.Sgd(0.9, false)),
            () -> momentum(false),
            optimizer(new UpdateRule.Sgd(0.9, true)),
            () -> momentum(true),
            optimizer(new UpdateRule.Adam(0.9, 0.999, EPSILON, false)),
            OptimizerLoweringTest::adam,
            optimizer(new UpdateRule.Adamax(0.9, 0.999, EPSILON)),
            OptimizerLoweringTest::adamax,
            optimizer(new UpdateRule.RmsProp(0.9, 0, EPSILON, false)),
            () -> rmsProp(0, false),
            optimizer(new UpdateRule.RmsProp(0.9, 0.5, EPSILON, false)),
            () -> rmsProp(0.5, false),
            optimizer(new UpdateRule.RmsProp(0.9, 0.5, EPSILON, true)),
            () -> rmsProp(0.5, true),
            optimizer(new UpdateRule.Adagrad(0.1, EPSILON)),
            OptimizerLoweringTest::adagrad,
            new Optimizer(new UpdateRule.Adadelta(0.95, EPSILON), 1),
            OptimizerLoweringTest::adadelta);
    return rules.entrySet().stream()
        .map(
            rule ->
                Arguments.of(Named.of(rule.getKey().toString(), rule.getKey()), rule.getValue()));
  }

  private static Optimizer optimizer(UpdateRule rule) {
    return new Optimizer(rule, 0.05);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("optimizers")
  void shouldFollowTheFormulaOfKeras(Optimizer optimizer, Supplier<Rule> rule) {
    try (TrainingSession session =
        TrainingSession.compile(Models.linearRegression(2, optimizer), 11)) {
      // Given
      double[] weights = weights(session);
      Rule[] rules = {rule.get(), rule.get(), rule.get()};
      MetricTotals means = session.newTotals();

      for (int step = 1; step <= 6; step++) {
        // When
        session.trainOnBatch(FEATURES, LABELS, 3, means);
        double[] gradients = gradients(weights);
        for (int i = 0; i < weights.length; i++) {
          weights[i] -= rules[i].change(gradients[i], step);
        }

        // Then
        assertThat(weights(session)).as("step %d", step).containsExactly(weights, within(1e-5));
      }
    }
  }

  /** Of the mean squared error, by kernel (2) and bias. */
  private static double[] gradients(double[] weights) {
    double[] gradients = new double[3];
    for (int row = 0; row < 3; row++) {
      double x0 = FEATURES[2 * row];
      double x1 = FEATURES[2 * row + 1];
      double error = x0 * weights[0] + x1 * weights[1] + weights[2] - LABELS[row];
      gradients[0] += 2 * error * x0 / 3;
      gradients[1] += 2 * error * x1 / 3;
      gradients[2] += 2 * error / 3;
    }
    return gradients;
  }

  private static double[] weights(TrainingSession session) {
    Snapshot snapshot = session.snapshot();
    float[] kernel = snapshot.variables().get(0).values();
    return new double[] {kernel[0], kernel[1], snapshot.variables().get(1).values()[0]};
  }

  private static Rule momentum(boolean nesterov) {
    double[] m = new double[1];
    return (g, t) -> {
      m[0] = 0.9 * m[0] - 0.05 * g;
      return nesterov ? -(0.9 * m[0] - 0.05 * g) : -m[0];
    };
  }

  private static Rule adam() {
    double[] m = new double[1];
    double[] v = new double[1];
    return (g, t) -> {
      m[0] += (g - m[0]) * (1 - 0.9);
      v[0] += (g * g - v[0]) * (1 - 0.999);
      double alpha = 0.05 * Math.sqrt(1 - Math.pow(0.999, t)) / (1 - Math.pow(0.9, t));
      return m[0] * alpha / (Math.sqrt(v[0]) + EPSILON);
    };
  }

  private static Rule adamax() {
    double[] m = new double[1];
    double[] u = new double[1];
    return (g, t) -> {
      m[0] += (g - m[0]) * (1 - 0.9);
      u[0] = Math.max(0.999 * u[0], Math.abs(g));
      return 0.05 * m[0] / ((1 - Math.pow(0.9, t)) * (u[0] + EPSILON));
    };
  }

  private static Rule rmsProp(double momentum, boolean centered) {
    double[] v = new double[1];
    double[] average = new double[1];
    double[] m = new double[1];
    return (g, t) -> {
      v[0] = 0.9 * v[0] + 0.1 * g * g;
      average[0] = 0.9 * average[0] + 0.1 * g;
      double denominator = v[0] - (centered ? average[0] * average[0] : 0) + EPSILON;
      m[0] = momentum * m[0] + 0.05 * g / Math.sqrt(denominator);
      return m[0];
    };
  }

  private static Rule adagrad() {
    double[] sum = {0.1};
    return (g, t) -> {
      sum[0] += g * g;
      return 0.05 * g / Math.sqrt(sum[0] + EPSILON);
    };
  }

  private static Rule adadelta() {
    double[] gradients = new double[1];
    double[] changes = new double[1];
    return (g, t) -> {
      gradients[0] = 0.95 * gradients[0] + 0.05 * g * g;
      double change = g * Math.sqrt(changes[0] + EPSILON) / Math.sqrt(gradients[0] + EPSILON);
      changes[0] = 0.95 * changes[0] + 0.05 * change * change;
      return change;
    };
  }
}
