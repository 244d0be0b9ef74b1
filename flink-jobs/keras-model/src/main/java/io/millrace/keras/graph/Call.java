package io.millrace.keras.graph;

import io.millrace.keras.layer.Layer;
import java.util.List;
import java.util.Objects;

/**
 * One use of a layer.
 *
 * @param inputs in the order in which the layer takes them; none for an input layer
 */
public record Call(Layer layer, List<TensorRef> inputs, CallOptions options) {
  public Call {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(options, "options");
    inputs = List.copyOf(inputs);
  }
}
