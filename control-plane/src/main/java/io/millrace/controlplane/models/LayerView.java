package io.millrace.controlplane.models;

import io.millrace.keras.LayerSummary;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A layer as people look at it.
 *
 * @param outputShape without the batch axis
 * @param parameters how many numbers it holds, trainable or not
 * @param inputs names of the layers whose outputs it takes; empty for an input, and for every layer
 *     of a model that was kept before they were told
 */
record LayerView(
    String name, String type, List<Integer> outputShape, long parameters, List<String> inputs) {
  LayerView(
      String name,
      String type,
      List<Integer> outputShape,
      long parameters,
      @Nullable List<String> inputs) {
    this.name = name;
    this.type = type;
    this.outputShape = List.copyOf(outputShape);
    this.parameters = parameters;
    this.inputs = inputs == null ? List.of() : List.copyOf(inputs);
  }

  static LayerView of(LayerSummary layer) {
    return new LayerView(
        layer.name(),
        layer.type(),
        layer.outputShape().dimensions(),
        layer.parameters(),
        layer.inputs());
  }
}
