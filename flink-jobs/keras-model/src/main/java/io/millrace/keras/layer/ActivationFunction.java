package io.millrace.keras.layer;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The element-wise and last-axis functions of {@code keras.activations} (3.15), each with the
 * arguments it has when given by name. {@code threshold} is not among them: it has no defaults.
 */
public enum ActivationFunction {
  CELU("celu"),
  ELU("elu"),
  EXPONENTIAL("exponential", "exp"),
  GELU("gelu"),
  GLU("glu"),
  HARD_SHRINK("hard_shrink"),
  HARD_SIGMOID("hard_sigmoid"),
  HARD_SILU("hard_silu", "hard_swish"),
  HARD_TANH("hard_tanh"),
  LEAKY_RELU("leaky_relu"),
  LINEAR("linear"),
  LOG_SIGMOID("log_sigmoid"),
  LOG_SOFTMAX("log_softmax", "log_softmax_v2"),
  MISH("mish"),
  RELU("relu"),
  RELU6("relu6"),
  SELU("selu"),
  SIGMOID("sigmoid"),
  SILU("silu", "swish"),
  SOFT_SHRINK("soft_shrink"),
  SOFTMAX("softmax", "softmax_v2"),
  SOFTPLUS("softplus"),
  SOFTSIGN("softsign"),
  SPARSE_PLUS("sparse_plus"),
  SPARSE_SIGMOID("sparse_sigmoid"),
  SPARSEMAX("sparsemax"),
  SQUAREPLUS("squareplus"),
  TANH("tanh"),
  TANH_SHRINK("tanh_shrink");

  private final String kerasName;
  private final List<String> aliases;

  ActivationFunction(String kerasName, String... aliases) {
    this.kerasName = kerasName;
    this.aliases = List.of(aliases);
  }

  public String kerasName() {
    return kerasName;
  }

  /**
   * @param name Keras' name, an alias of it, or the name TensorFlow gives the function
   */
  public static Optional<ActivationFunction> of(String name) {
    return Arrays.stream(values())
        .filter(function -> function.kerasName.equals(name) || function.aliases.contains(name))
        .findFirst();
  }

  /** Every name, in alphabetical order, for error messages. */
  public static String legalNames() {
    return Stream.of(values()).map(ActivationFunction::kerasName).collect(Collectors.joining(", "));
  }

  /**
   * The gated linear unit halves the last axis; all others keep the shape.
   *
   * @throws ShapeMismatchException when an odd axis is to be halved
   */
  public TensorShape outputShape(TensorShape input) {
    if (this != GLU) {
      return input;
    }
    if (last(input) % 2 != 0) {
      throw new ShapeMismatchException(
          "activation 'glu' halves the last axis and "
              + input
              + " has an odd one; legal is an even number of units");
    }
    return SizeLimits.withLast(input, last(input) / 2);
  }
}
