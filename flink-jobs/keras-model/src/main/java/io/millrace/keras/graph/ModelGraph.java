package io.millrace.keras.graph;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Layers and the calls that connect them.
 *
 * @param layers in Keras' order; names are unique
 * @param calls each after those whose outputs it takes; a layer that is shared has several
 * @param inputs calls of input layers, in the order in which the model takes them
 * @param outputs in the order in which the model gives them
 */
public record ModelGraph(
    List<Layer> layers, List<Call> calls, List<TensorRef> inputs, List<TensorRef> outputs) {
  public ModelGraph {
    layers = List.copyOf(layers);
    calls = List.copyOf(calls);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    Set<String> names = new HashSet<>();
    if (!layers.stream().map(Layer::name).allMatch(names::add)) {
      throw new IllegalArgumentException("layer names repeat");
    }
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new IllegalArgumentException("a graph has at least one input and one output");
    }
    for (TensorRef input : inputs) {
      if (!(calls.get(input.call()).layer() instanceof InputLayer)) {
        throw new IllegalArgumentException("an input of a graph is the call of an input layer");
      }
    }
    requireOneShapeEach(calls);
  }

  /**
   * A chain.
   *
   * @param layers an input layer first, then at least one other
   */
  public static ModelGraph chain(List<? extends Layer> layers) {
    if (layers.size() < 2 || !(layers.get(0) instanceof InputLayer)) {
      throw new IllegalArgumentException("a model is an input layer and at least one other layer");
    }
    List<Call> calls = new ArrayList<>();
    for (Layer layer : layers) {
      List<TensorRef> inputs =
          calls.isEmpty() ? List.of() : List.of(new TensorRef(calls.size() - 1, 0));
      calls.add(new Call(layer, inputs, CallOptions.NONE));
    }
    return new ModelGraph(
        List.copyOf(layers),
        calls,
        List.of(new TensorRef(0, 0)),
        List.of(new TensorRef(calls.size() - 1, 0)));
  }

  /** Shapes of the outputs of each call. */
  public List<List<TensorShape>> shapes() {
    return shapes(calls);
  }

  /** Shapes that a call takes. */
  public static List<TensorShape> inputShapes(Call call, List<List<TensorShape>> shapes) {
    return call.inputs().stream().map(ref -> shapes.get(ref.call()).get(ref.output())).toList();
  }

  public List<InputLayer> inputLayers() {
    return inputs.stream().map(ref -> (InputLayer) calls.get(ref.call()).layer()).toList();
  }

  public List<TensorShape> inputShapes() {
    return inputLayers().stream().map(InputLayer::shape).toList();
  }

  public List<TensorShape> outputShapes() {
    List<List<TensorShape>> shapes = shapes();
    return outputs.stream().map(ref -> shapes.get(ref.call()).get(ref.output())).toList();
  }

  /** The first call of each layer that is called, by the layer's name, in the layers' order. */
  public Map<String, Call> firstCalls() {
    Map<String, Call> first = new LinkedHashMap<>();
    layers.forEach(
        layer ->
            calls.stream()
                .filter(call -> call.layer().name().equals(layer.name()))
                .findFirst()
                .ifPresent(call -> first.put(layer.name(), call)));
    return first;
  }

  /** Names of the layers whose outputs a layer takes, each once, in the order of its calls. */
  public List<String> sources(String layer) {
    return calls.stream()
        .filter(call -> call.layer().name().equals(layer))
        .flatMap(call -> call.inputs().stream())
        .map(ref -> calls.get(ref.call()).layer().name())
        .distinct()
        .toList();
  }

  /** All weights, by layer, named {@code layer/weight}. */
  public List<WeightSpec> weights() {
    List<List<TensorShape>> shapes = shapes();
    List<WeightSpec> weights = new ArrayList<>();
    firstCalls()
        .forEach(
            (name, call) ->
                call.layer()
                    .weights(inputShapes(call, shapes))
                    .forEach(weight -> weights.add(weight.within(name))));
    return weights;
  }

  public long parameterCount() {
    List<List<TensorShape>> shapes = shapes();
    return firstCalls().values().stream()
        .mapToLong(call -> call.layer().parameterCount(inputShapes(call, shapes)))
        .sum();
  }

  private static List<List<TensorShape>> shapes(List<Call> calls) {
    List<List<TensorShape>> shapes = new ArrayList<>(calls.size());
    for (Call call : calls) {
      shapes.add(call.layer().outputShapes(inputShapes(call, shapes)));
    }
    return shapes;
  }

  /** A shared layer has one set of weights, which must serve each of its calls. */
  private static void requireOneShapeEach(List<Call> calls) {
    List<List<TensorShape>> shapes = shapes(calls);
    Map<String, List<WeightSpec>> weights = new LinkedHashMap<>();
    for (Call call : calls) {
      List<TensorShape> inputs = inputShapes(call, shapes);
      List<WeightSpec> own = call.layer().weights(inputs);
      List<WeightSpec> first = weights.putIfAbsent(call.layer().name(), own);
      if (first != null && !first.equals(own)) {
        throw new ShapeMismatchException(
            "layer '"
                + call.layer().name()
                + "' is called with inputs "
                + inputs
                + " that its weights, made for its first call, do not fit");
      }
    }
  }
}
