package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.CallOptions;
import java.util.List;

/**
 * What one call of a layer takes.
 *
 * @param values batch axis first, in the order in which the layer takes them
 * @param shapes of one example of each
 */
public record LayerInputs(List<Activated> values, List<TensorShape> shapes, CallOptions options) {
  public LayerInputs {
    values = List.copyOf(values);
    shapes = List.copyOf(shapes);
  }

  public Activated value(int index) {
    return values.get(index);
  }

  public TensorShape shape(int index) {
    return shapes.get(index);
  }
}
