package io.millrace.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.tf.lowering.ActivationLowering;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Each activation function against its formula in double arithmetic, and its gradient. */
class ActivationLoweringTest {
  private static final float[] X = {-4.1f, -1.7f, -0.8f, -0.3f, 0.2f, 0.7f, 1.6f, 3.9f};
  private static final float[] WEIGHTS = {0.3f, -1.2f, 0.5f, 2, -0.7f, 1.1f, 0.4f, -0.9f};
  private static final Map<ActivationFunction, DoubleUnaryOperator> FORMULAS =
      new EnumMap<>(ActivationFunction.class);

  static {
    FORMULAS.put(ActivationFunction.LINEAR, x -> x);
    FORMULAS.put(ActivationFunction.RELU, x -> Math.max(x, 0));
    FORMULAS.put(ActivationFunction.RELU6, x -> Math.min(Math.max(x, 0), 6));
    FORMULAS.put(ActivationFunction.LEAKY_RELU, x -> x > 0 ? x : 0.2 * x);
    FORMULAS.put(ActivationFunction.ELU, x -> x > 0 ? x : Math.expm1(x));
    FORMULAS.put(ActivationFunction.CELU, x -> Math.max(x, 0) + Math.min(0, Math.expm1(x)));
    FORMULAS.put(
        ActivationFunction.SELU,
        x -> 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)));
    FORMULAS.put(ActivationFunction.SIGMOID, ActivationLoweringTest::sigmoid);
    FORMULAS.put(ActivationFunction.LOG_SIGMOID, x -> Math.log(sigmoid(x)));
    FORMULAS.put(ActivationFunction.HARD_SIGMOID, ActivationLoweringTest::hardSigmoid);
    FORMULAS.put(ActivationFunction.SPARSE_SIGMOID, x -> x <= -1 ? 0 : x >= 1 ? 1 : 0.5 * (x + 1));
    FORMULAS.put(ActivationFunction.SILU, x -> x * sigmoid(x));
    FORMULAS.put(ActivationFunction.HARD_SILU, x -> x * hardSigmoid(x));
    FORMULAS.put(ActivationFunction.MISH, x -> x * Math.tanh(softplus(x)));
    FORMULAS.put(ActivationFunction.TANH, Math::tanh);
    FORMULAS.put(ActivationFunction.TANH_SHRINK, x -> x - Math.tanh(x));
    FORMULAS.put(ActivationFunction.HARD_TANH, x -> Math.max(-1, Math.min(1, x)));
    FORMULAS.put(ActivationFunction.SOFT_SHRINK, x -> x > 0.5 ? x - 0.5 : x < -0.5 ? x + 0.5 : 0);
    FORMULAS.put(ActivationFunction.HARD_SHRINK, x -> Math.abs(x) > 0.5 ? x : 0);
    FORMULAS.put(ActivationFunction.SOFTPLUS, ActivationLoweringTest::softplus);
    FORMULAS.put(
        ActivationFunction.SPARSE_PLUS, x -> x <= -1 ? 0 : x >= 1 ? x : 0.25 * (x + 1) * (x + 1));
    FORMULAS.put(ActivationFunction.SQUAREPLUS, x -> (x + Math.sqrt(x * x + 4)) / 2);
    FORMULAS.put(ActivationFunction.SOFTSIGN, x -> x / (1 + Math.abs(x)));
    FORMULAS.put(ActivationFunction.EXPONENTIAL, Math::exp);
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  private static double hardSigmoid(double x) {
    return Math.min(Math.max(x + 3, 0), 6) / 6;
  }

  private static double softplus(double x) {
    return Math.log1p(Math.exp(x));
  }

  @ParameterizedTest
  @EnumSource
  void shouldFollowTheFormulaOfKeras(ActivationFunction function) {
    double[] expected =
        switch (function) {
          case SOFTMAX -> softmax();
          case LOG_SOFTMAX -> Arrays.stream(softmax()).map(Math::log).toArray();
          case SPARSEMAX -> new double[] {0, 0, 0, 0, 0, 0, 0, 1};
          case GLU ->
              new double[] {
                -4.1 * sigmoid(X[4]),
                -1.7 * sigmoid(X[5]),
                -0.8 * sigmoid(X[6]),
                -0.3 * sigmoid(X[7])
              };
          // x * Phi(x) of the normal distribution, which the JDK does not have
          case GELU ->
              new double[] {
                -0.000084696,
                -0.075761281,
                -0.169484319,
                -0.114626577,
                0.115851944,
                0.530625432,
                1.512321160,
                3.899812520
              };
          default -> applied(FORMULAS.get(function));
        };
    assertThat(toDoubles(evaluate(function, X)[0])).containsExactly(expected, within(2e-6));
  }

  @ParameterizedTest
  @EnumSource
  void shouldHaveTheGradientOfItsValues(ActivationFunction function) {
    // Given
    float step = 1e-2f;
    float[][] x = new float[2 * X.length + 1][];
    for (int i = 0; i < X.length; i++) {
      x[2 * i] = X.clone();
      x[2 * i][i] += step;
      x[2 * i + 1] = X.clone();
      x[2 * i + 1][i] -= step;
    }
    x[2 * X.length] = X;

    // When
    float[][][] evaluated = evaluateAll(function, x);

    // Then
    float[] gradient = evaluated[1][2 * X.length];
    for (int i = 0; i < X.length; i++) {
      double difference =
          (weighted(evaluated[0][2 * i]) - weighted(evaluated[0][2 * i + 1]))
              / (x[2 * i][i] - x[2 * i + 1][i]);
      assertThat((double) gradient[i])
          .isCloseTo(difference, within(5e-3 + 2e-3 * Math.abs(difference)));
    }
  }

  @Test
  void shouldComputeSparsemaxAsKerasDoes() {
    // Not on the simplex: Keras 3.15 subtracts (0.5 + 0.8 + 0.9 - 1) / 3 where the paper has 0.9.
    float[] close = {0.1f, 0.5f, 0.3f, -2, -3, -4, -5, -6};
    assertThat(toDoubles(evaluate(ActivationFunction.SPARSEMAX, close)[0]))
        .containsExactly(new double[] {0, 0.1, 0, 0, 0, 0, 0, 0}, within(1e-6));
  }

  private static double[] applied(DoubleUnaryOperator formula) {
    return Arrays.stream(toDoubles(X)).map(formula).toArray();
  }

  private static double[] softmax() {
    double sum = Arrays.stream(toDoubles(X)).map(Math::exp).sum();
    return Arrays.stream(toDoubles(X)).map(x -> Math.exp(x) / sum).toArray();
  }

  private static double weighted(float[] values) {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += (double) WEIGHTS[i] * values[i];
    }
    return sum;
  }

  /** Values, then the gradient of their weighted sum. */
  private static float[][] evaluate(ActivationFunction function, float[] x) {
    float[][][] evaluated = evaluateAll(function, new float[][] {x});
    return new float[][] {evaluated[0][0], evaluated[1][0]};
  }

  /** Values of each row, then the gradient of the row's weighted sum. */
  private static float[][][] evaluateAll(ActivationFunction function, float[][] x) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      Operand<TFloat32> input = tf.constant(x);
      Operand<TFloat32> output =
          ActivationLowering.apply(tf, function, input, TensorShape.of(X.length)).output();
      int size = function == ActivationFunction.GLU ? X.length / 2 : X.length;
      Operand<TFloat32> sum = tf.math.mul(output, tf.constant(Arrays.copyOf(WEIGHTS, size)));
      Output<?> gradient =
          graph
              .addGradients(
                  "gradient",
                  new Output<?>[] {sum.asOutput()},
                  new Output<?>[] {input.asOutput()},
                  null)[0];
      try (Session session = new Session(graph, Sessions.config());
          Result result = session.runner().fetch(tf.identity(output)).fetch(gradient).run()) {
        return new float[][][] {
          rows(result.get(0), x.length, size), rows(result.get(1), x.length, X.length)
        };
      }
    }
  }

  private static float[][] rows(Tensor tensor, int rows, int size) {
    float[][] values = new float[rows][size];
    for (int row = 0; row < rows; row++) {
      tensor.asRawTensor().data().asFloats().offset((long) row * size).read(values[row]);
    }
    return values;
  }

  private static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
