package io.millrace.keras;

import io.millrace.contracts.record.TensorShape;
import java.util.List;

/**
 * A line of the table that Keras prints with {@code model.summary()}.
 *
 * @param type Keras' class name
 * @param outputShape of one example, without the batch axis
 * @param parameters number of values in the layer's weights
 * @param inputs names of the layers whose outputs it takes, each once; of a shared layer, in all of
 *     its calls. The first layer of a Sequential model takes the input layer, which has no line
 */
public record LayerSummary(
    String name, String type, TensorShape outputShape, long parameters, List<String> inputs) {
  public LayerSummary {
    inputs = List.copyOf(inputs);
  }
}
