package io.millrace.keras.json;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.ModelGraph;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model's layers as far as they could be read.
 *
 * @param graph null when violations were added
 * @param outputShapes null when they are not known
 * @param outputNames layers that make the outputs
 * @param trainable whether any weight can be trained; true when that is not known
 */
record ReadGraph(
    @Nullable ModelGraph graph,
    @Nullable List<TensorShape> outputShapes,
    List<String> outputNames,
    boolean trainable) {}
