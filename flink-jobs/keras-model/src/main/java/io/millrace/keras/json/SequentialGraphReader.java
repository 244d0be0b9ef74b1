package io.millrace.keras.json;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.graph.NestedModel;
import io.millrace.keras.graph.TensorRef;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the layers of a Sequential model, each of which takes the output of the one before. */
final class SequentialGraphReader {
  private final LayerReaders readers;
  private final Members model;
  private final GraphChecks checks = new GraphChecks();
  private final List<Layer> layers = new ArrayList<>();

  /**
   * @param model the configuration of the model
   */
  SequentialGraphReader(LayerReaders readers, Members model) {
    this.readers = readers;
    this.model = model;
  }

  ReadGraph read() {
    int before = model.violationCount();
    LayerElements elements = new LayerElements(readers, model);
    List<LayerElement> read = elements.read();
    for (int i = 0; i < read.size(); i++) {
      LayerElement element = read.get(i);
      if (i == 0 && !element.className().equals("InputLayer")) {
        addDeclaredInput(element, elements);
      }
      append(element, i);
    }
    List<TensorShape> output = output();
    boolean legal = model.violationCount() == before && layers.size() > 1;
    return new ReadGraph(
        legal ? ModelGraph.chain(layers) : null,
        output,
        layers.isEmpty() ? List.of() : List.of(layers.get(layers.size() - 1).name()),
        output == null || checks.hasTrainableWeights());
  }

  private @Nullable List<TensorShape> output() {
    return layers.isEmpty() ? null : checks.shapesOf(List.of(new TensorRef(layers.size() - 1, 0)));
  }

  /** Keras 2 writes the input shape into the first layer; Keras 3 may write it beside them. */
  private void addDeclaredInput(LayerElement first, LayerElements elements) {
    String member = InputReader.declaredBy(first.config());
    String name = first.name() + "_input";
    TensorShape declared;
    if (member != null) {
      declared = InputReader.shape(first.config(), member);
    } else if (model.has("build_input_shape")) {
      declared = InputReader.shape(model, "build_input_shape");
    } else if (first.layer() instanceof NestedModel nested) {
      declared = nested.graph().inputShapes().get(0);
    } else {
      declared = null;
      model.refuse(
          "layers",
          "the input shape is not known: the first layer is no InputLayer and has no"
              + " 'batch_input_shape'",
          "start the model with keras.Input(shape=(…))");
    }
    if (declared != null) {
      elements.use(name);
      add(new InputLayer(name, declared), first.config());
    }
  }

  private void append(LayerElement element, int index) {
    if (element.className().equals("InputLayer") && index > 0) {
      element
          .element()
          .refuse("class_name", "an InputLayer is at place " + index + "; legal is 0", null);
    } else if (element.layer() == null) {
      addUnknown(element);
    } else {
      add(element.layer(), element.config());
    }
  }

  /** Keeps later layers in their places, so that they are read and checked without a shape. */
  private void addUnknown(LayerElement element) {
    layers.add(new InputLayer(element.name(), TensorShape.of(1)));
    checks.addUnknown();
  }

  private void add(Layer layer, Members place) {
    if (layers.isEmpty() && !(layer instanceof InputLayer)) {
      layers.add(layer);
      checks.addUnknown();
      return;
    }
    List<TensorRef> inputs =
        layers.isEmpty() ? List.of() : List.of(new TensorRef(layers.size() - 1, 0));
    layers.add(layer);
    checks.add(new Call(layer, inputs, CallOptions.NONE), place);
  }
}
