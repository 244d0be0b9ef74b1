package io.millrace.keras.layer.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightSpec;
import java.util.List;
import java.util.Objects;

/**
 * Keras' RMSNormalization: divides by the root of the mean square over the last axes, and
 * multiplies with what is learned.
 *
 * @param axes the last ones, counted with the batch as 0
 * @param epsilon added to the mean square, at least 0
 */
public record RmsNormalization(String name, boolean trainable, List<Integer> axes, double epsilon)
    implements UnaryLayer {
  public RmsNormalization {
    Objects.requireNonNull(name, "name");
    axes = List.copyOf(axes);
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon is " + epsilon + "; legal is at least 0");
    }
  }

  @Override
  public String type() {
    return "RMSNormalization";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> indices = Axes.indices(type(), axes, input);
    if (indices.isEmpty() || indices.get(0) != input.rank() - indices.size()) {
      throw new ShapeMismatchException(
          "RMSNormalization has axis "
              + axes
              + " and the input is "
              + input
              + "; legal are the last axes");
    }
    return input;
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    TensorShape shape = Axes.only(type(), axes, input);
    return List.of(new WeightSpec("scale", shape, new Constant(1), trainable));
  }
}
