package io.millrace.keras;

import io.millrace.contracts.record.TensorShape;

/**
 * A line of the table that Keras prints with {@code model.summary()}.
 *
 * @param type Keras' class name
 * @param outputShape of one example, without the batch axis
 * @param parameters number of values in the layer's weights
 */
public record LayerSummary(String name, String type, TensorShape outputShape, long parameters) {}
