package io.millrace.keras.graph;

import io.millrace.keras.layer.Layer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One use of a layer.
 *
 * @param inputs in the order in which the layer takes them; none for an input layer
 * @param masks tensors that the call names as masks, by the index of the input that they mask; in
 *     place of the mask that the input has by itself
 */
public record Call(
    Layer layer, List<TensorRef> inputs, CallOptions options, Map<Integer, TensorRef> masks) {
  public Call {
    Objects.requireNonNull(layer, "layer");
    Objects.requireNonNull(options, "options");
    inputs = List.copyOf(inputs);
    masks = Map.copyOf(masks);
  }

  public Call(Layer layer, List<TensorRef> inputs, CallOptions options) {
    this(layer, inputs, options, Map.of());
  }
}
