package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.regularizer.Regularizer;
import java.util.List;
import java.util.Objects;

/** A layer whose output costs something: its {@code activity_regularizer}. To the model, one. */
public record ActivityRegularized(UnaryLayer layer, Regularizer regularizer) implements UnaryLayer {
  public ActivityRegularized {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(regularizer, "regularizer");
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
    return layer.outputShape(input);
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
