package io.millrace.keras.json;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.TensorRef;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows the shapes through a graph while it is read, call by call, and counts the weights. After
 * a call with violations its shapes are unknown, and later calls are checked without them.
 */
final class GraphChecks {
  private final List<@Nullable List<TensorShape>> shapes = new ArrayList<>();
  private final Map<String, List<WeightSpec>> weights = new HashMap<>();
  private long parameters;
  private long steps;

  /** Shapes of the outputs of each call so far; null where they are not known. */
  List<@Nullable List<TensorShape>> shapes() {
    return shapes;
  }

  /** A call that cannot be checked. */
  void addUnknown() {
    shapes.add(null);
  }

  void add(Call call, Members place) {
    List<TensorShape> inputs = new ArrayList<>();
    for (var ref : call.inputs()) {
      List<TensorShape> given = shapes.get(ref.call());
      if (given == null) {
        addUnknown();
        return;
      }
      if (ref.output() < 0 || ref.output() >= given.size()) {
        place.refuse(
            "an input is output "
                + ref.output()
                + " of a layer with "
                + given.size()
                + " outputs; legal is 0 to "
                + (given.size() - 1),
            null);
        addUnknown();
        return;
      }
      inputs.add(given.get(ref.output()));
    }
    shapes.add(checked(call.layer(), inputs, place));
  }

  /** A mask has the first axes of what it masks, as batch and time are of a sequence. */
  void addMask(TensorRef input, TensorRef mask, Members place) {
    List<TensorShape> pair = shapesOf(List.of(input, mask));
    if (pair == null) {
      return;
    }
    List<Integer> masked = pair.get(0).dimensions();
    List<Integer> given = pair.get(1).dimensions();
    if (given.size() > masked.size() || !masked.subList(0, given.size()).equals(given)) {
      place.refuse(
          "the layer is called with a mask "
              + pair.get(1)
              + " for an input "
              + pair.get(0)
              + "; legal is a mask with the first dimensions of the input",
          null);
    }
  }

  private @Nullable List<TensorShape> checked(
      Layer layer, List<TensorShape> inputs, Members place) {
    try {
      List<TensorShape> outputs = layer.outputShapes(inputs);
      countParameters(layer, inputs, place);
      countSteps(layer, inputs, place);
      return outputs;
    } catch (ShapeMismatchException e) {
      place.refuse(String.valueOf(e.getMessage()), null);
      return null;
    }
  }

  private void countSteps(Layer layer, List<TensorShape> inputs, Members place) {
    boolean fitted = steps <= SizeLimits.MAX_STEPS;
    steps += layer instanceof InputLayer ? 0 : layer.steps(inputs);
    if (fitted && steps > SizeLimits.MAX_STEPS) {
      place.refuse(
          "the recurrent layers up to this one take "
              + steps
              + " steps together; legal are at most "
              + SizeLimits.MAX_STEPS,
          "shorten the sequences, for example with Conv1D or AveragePooling1D");
    }
  }

  private void countParameters(Layer layer, List<TensorShape> inputs, Members place) {
    boolean fitted = parameters <= SizeLimits.MAX_PARAMETERS;
    parameters += weights.containsKey(layer.name()) ? 0 : layer.parameterCount(inputs);
    if (parameters > SizeLimits.MAX_PARAMETERS) {
      if (fitted) {
        place.refuse(
            "the model has "
                + parameters
                + " weights up to this layer; legal are at most "
                + SizeLimits.MAX_PARAMETERS,
            null);
      }
      return;
    }
    List<WeightSpec> own = layer.weights(inputs);
    List<WeightSpec> first = weights.putIfAbsent(layer.name(), own);
    if (first != null && !first.equals(own)) {
      place.refuse(
          "the layer is called with inputs "
              + inputs
              + " that its weights, made for its first call, do not fit",
          null);
    }
  }

  boolean hasTrainableWeights() {
    return parameters > SizeLimits.MAX_PARAMETERS
        || weights.values().stream().flatMap(List::stream).anyMatch(WeightSpec::trainable);
  }

  /** Null when any of it is not known. */
  @Nullable List<TensorShape> shapesOf(List<TensorRef> refs) {
    List<TensorShape> known = new ArrayList<>();
    for (var ref : refs) {
      List<TensorShape> given = shapes.get(ref.call());
      if (given == null || ref.output() < 0 || ref.output() >= given.size()) {
        return null;
      }
      known.add(given.get(ref.output()));
    }
    return known;
  }
}
