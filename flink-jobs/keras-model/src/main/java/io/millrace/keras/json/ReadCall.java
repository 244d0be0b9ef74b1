package io.millrace.keras.json;

import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.layer.Layer;
import java.util.List;

/**
 * A call as read, before the tensors that it names are looked up.
 *
 * @param inputs in the order in which the layer takes them
 */
public record ReadCall(Layer layer, List<TensorKey> inputs, CallOptions options) {
  public ReadCall {
    inputs = List.copyOf(inputs);
  }
}
