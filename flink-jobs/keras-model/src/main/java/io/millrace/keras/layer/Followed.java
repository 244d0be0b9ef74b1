package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Objects;

/**
 * A layer whose {@code activation} is itself a layer, as {@code LeakyReLU(0.1)}: to the model, one.
 *
 * @param layer without activation of its own
 * @param activation without weights
 */
public record Followed(UnaryLayer layer, UnaryLayer activation) implements UnaryLayer {
  public Followed {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(activation, "activation");
  }

  @Override
  public String name() {
    return layer.name();
  }

  @Override
  public String type() {
    return layer.type();
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    return activation.outputShape(layer.outputShape(input));
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    return layer.weights(input);
  }

  @Override
  public long parameterCount(TensorShape input) {
    return layer.parameterCount(input);
  }
}
