package io.millrace.keras.graph;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.WeightSpec;
import java.util.List;
import java.util.Objects;

/**
 * A model that is a layer of another.
 *
 * @param trainable false keeps all its weights
 */
public record NestedModel(String name, ModelKind kind, ModelGraph graph, boolean trainable)
    implements Layer {
  public NestedModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(graph, "graph");
  }

  @Override
  public String type() {
    return kind.className();
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    if (!inputs.equals(graph.inputShapes())) {
      throw new ShapeMismatchException(
          "the model takes " + graph.inputShapes() + " and was given " + inputs);
    }
    return graph.outputShapes();
  }

  @Override
  public List<WeightSpec> weights(List<TensorShape> inputs) {
    return trainable ? graph.weights() : graph.weights().stream().map(WeightSpec::frozen).toList();
  }

  @Override
  public long parameterCount(List<TensorShape> inputs) {
    return graph.parameterCount();
  }

  @Override
  public int steps(List<TensorShape> inputs) {
    List<List<TensorShape>> shapes = graph.shapes();
    return graph.calls().stream()
        .filter(call -> !call.inputs().isEmpty())
        .mapToInt(call -> call.layer().steps(ModelGraph.inputShapes(call, shapes)))
        .reduce(0, Math::addExact);
  }
}
