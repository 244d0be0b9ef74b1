package io.millrace.keras.layer;

import io.millrace.contracts.record.TensorShape;
import java.util.List;

/**
 * One layer of a model. Shapes are of one example, without the batch axis. Layers of one kind live
 * in a package of their own below this one; the readers and the lowerings list which there are.
 */
public interface Layer {
  /** Unique in its model; letters, digits, '_', '-' and '.'. */
  String name();

  /** Keras' class name, for example {@code Dense}. */
  default String type() {
    return getClass().getSimpleName();
  }

  /**
   * @param inputs of one call, in the order in which the layer takes them
   * @return one shape for each output, at least one
   * @throws ShapeMismatchException when the layer cannot take these inputs
   */
  List<TensorShape> outputShapes(List<TensorShape> inputs);

  /** The weights in Keras' order; empty for layers without any. */
  default List<WeightSpec> weights(List<TensorShape> inputs) {
    return List.of();
  }

  /**
   * Number of values in all weights. A layer whose weights may be too large for a shape overrides
   * this, as it is asked before sizes are known to be sane.
   */
  default long parameterCount(List<TensorShape> inputs) {
    return weights(inputs).stream().mapToLong(weight -> weight.shape().size()).sum();
  }

  /**
   * Number of steps that the layer lays out in the graph one by one, which is what makes graphs of
   * recurrent layers large.
   */
  default int steps(List<TensorShape> inputs) {
    return 0;
  }
}
