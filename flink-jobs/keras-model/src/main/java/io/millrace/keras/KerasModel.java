package io.millrace.keras;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A legal, compiled Sequential model.
 *
 * @param layers the input layer first, then at least one other; names are unique and each layer
 *     takes the output of the one before
 */
public record KerasModel(String name, List<Layer> layers, CompileConfig compile) {
  public KerasModel {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(compile, "compile");
    layers = List.copyOf(layers);
    if (layers.size() < 2 || !(layers.get(0) instanceof InputLayer)) {
      throw new IllegalArgumentException("a model is an input layer and at least one other layer");
    }
    if (layers.stream().map(Layer::name).distinct().count() != layers.size()) {
      throw new IllegalArgumentException("layer names repeat");
    }
    outputShapes(layers);
  }

  public InputLayer input() {
    return (InputLayer) layers.get(0);
  }

  public Layer output() {
    return layers.get(layers.size() - 1);
  }

  /** Output shape of each layer, in the order of the layers, without the batch axis. */
  public List<TensorShape> outputShapes() {
    return outputShapes(layers);
  }

  public TensorShape outputShape() {
    List<TensorShape> shapes = outputShapes();
    return shapes.get(shapes.size() - 1);
  }

  /** Names are those of the input layer and of the last layer; both are float32. */
  public ModelSignature signature() {
    return new ModelSignature(
        List.of(new TensorSpec(input().name(), DataType.FLOAT32, input().shape())),
        List.of(new TensorSpec(output().name(), DataType.FLOAT32, outputShape())));
  }

  /** All layers but the input layer, as Keras lists a Sequential model. */
  public List<LayerSummary> layerSummaries() {
    List<TensorShape> shapes = outputShapes();
    List<LayerSummary> summaries = new ArrayList<>();
    for (int i = 1; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      summaries.add(
          new LayerSummary(
              layer.name(), layer.type(), shapes.get(i), layer.parameterCount(shapes.get(i - 1))));
    }
    return summaries;
  }

  public long parameterCount() {
    return layerSummaries().stream().mapToLong(LayerSummary::parameters).sum();
  }

  private static List<TensorShape> outputShapes(List<Layer> layers) {
    List<TensorShape> shapes = new ArrayList<>(layers.size());
    TensorShape shape = TensorShape.scalar();
    for (Layer layer : layers) {
      shape = layer.outputShape(shape);
      shapes.add(shape);
    }
    return shapes;
  }
}
