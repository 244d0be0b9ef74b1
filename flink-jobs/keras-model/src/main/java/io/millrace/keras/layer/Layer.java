package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.List;

/** One layer of a Sequential model. Shapes are of one example, without the batch axis. */
public sealed interface Layer
    permits InputLayer, Dense, Dropout, Flatten, Activation, Rescaling, Normalization {
  /** Unique in its model; letters, digits, '_', '-' and '.'. */
  String name();

  /** Keras' class name, for example {@code Dense}. */
  default String type() {
    return getClass().getSimpleName();
  }

  /**
   * @throws ShapeMismatchException when the layer cannot take this input
   */
  TensorShape outputShape(TensorShape input);

  /** Number of values in all weights; a long, as it is asked before sizes are known to be sane. */
  default long parameterCount(TensorShape input) {
    return 0;
  }

  /** The weights in Keras' order; empty for layers without any. */
  default List<WeightSpec> weights(TensorShape input) {
    return List.of();
  }
}
