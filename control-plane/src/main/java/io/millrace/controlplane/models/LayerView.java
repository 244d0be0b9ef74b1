package io.millrace.controlplane.models;

import io.millrace.keras.LayerSummary;
import java.util.List;

/**
 * A layer as people look at it.
 *
 * @param outputShape without the batch axis
 * @param parameters how many numbers it holds, trainable or not
 */
record LayerView(String name, String type, List<Integer> outputShape, long parameters) {
  static LayerView of(LayerSummary layer) {
    return new LayerView(
        layer.name(), layer.type(), layer.outputShape().dimensions(), layer.parameters());
  }
}
