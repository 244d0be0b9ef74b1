package io.millrace.keras;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.graph.ModelKind;
import io.millrace.keras.graph.TensorRef;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A legal, compiled model. */
public record KerasModel(String name, ModelKind kind, ModelGraph graph, CompileConfig compile) {
  public KerasModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(graph, "graph");
    Objects.requireNonNull(compile, "compile");
  }

  /**
   * @param layers the input layer first, then at least one other; each takes the output of the one
   *     before
   */
  public static KerasModel sequential(
      String name, List<? extends Layer> layers, CompileConfig compile) {
    return new KerasModel(name, ModelKind.SEQUENTIAL, ModelGraph.chain(layers), compile);
  }

  public List<Layer> layers() {
    return graph.layers();
  }

  /** In the order in which the model takes them. */
  public List<InputLayer> inputs() {
    return graph.inputLayers();
  }

  /** Shape of each output, without the batch axis, in the order of the model's outputs. */
  public List<TensorShape> outputShapes() {
    return graph.outputShapes();
  }

  /** All weights, named {@code layer/weight}, in Keras' order. */
  public List<WeightSpec> weights() {
    return graph.weights();
  }

  /** Inputs by the names of their layers, outputs by the names of the layers that make them. */
  public ModelSignature signature() {
    return new ModelSignature(
        inputs().stream()
            .map(input -> new TensorSpec(input.name(), input.dataType(), input.shape()))
            .toList(),
        outputs());
  }

  private List<TensorSpec> outputs() {
    List<TensorShape> shapes = outputShapes();
    Map<String, Integer> seen = new HashMap<>();
    List<TensorSpec> outputs = new ArrayList<>();
    for (int i = 0; i < shapes.size(); i++) {
      TensorRef ref = graph.outputs().get(i);
      String layer = graph.calls().get(ref.call()).layer().name();
      int before = seen.merge(layer, 1, Integer::sum) - 1;
      String name = before == 0 ? layer : layer + "_" + before;
      outputs.add(new TensorSpec(name, DataType.FLOAT32, shapes.get(i)));
    }
    return outputs;
  }

  /** As {@code model.summary()} lists them: a Sequential model without its input layer. */
  public List<LayerSummary> layerSummaries() {
    List<List<TensorShape>> shapes = graph.shapes();
    List<LayerSummary> summaries = new ArrayList<>();
    for (Call call : graph.firstCalls().values()) {
      Layer layer = call.layer();
      if (kind == ModelKind.FUNCTIONAL || !(layer instanceof InputLayer)) {
        List<TensorShape> inputs = ModelGraph.inputShapes(call, shapes);
        TensorShape output = layer.outputShapes(inputs).get(0);
        summaries.add(
            new LayerSummary(
                layer.name(),
                layer.type(),
                output,
                layer.parameterCount(inputs),
                graph.sources(layer.name())));
      }
    }
    return summaries;
  }

  /** Number of values in all weights. */
  public long parameterCount() {
    return graph.parameterCount();
  }

  /** Number of values in the weights that training changes by gradients. */
  public long trainableParameterCount() {
    return weights().stream()
        .filter(WeightSpec::trainable)
        .mapToLong(weight -> weight.shape().size())
        .sum();
  }
}
