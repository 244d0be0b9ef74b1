package io.millrace.keras.archive;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.graph.NestedModel;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.layer.attention.MultiHeadAttention;
import io.millrace.keras.layer.recurrent.Bidirectional;
import io.millrace.keras.layer.recurrent.RecurrentCell;
import io.millrace.keras.layer.recurrent.RecurrentLayer;
import io.millrace.keras.layer.recurrent.TimeDistributed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Keras 3 keeps the weights of a model in {@code model.weights.h5}: by class and position,
 * not by name, so that the names of layers do not matter. Found out from Keras 3.15.1; see {@code
 * saving_lib.py} there.
 */
final class WeightKeys {
  private final List<WeightKey> keys = new ArrayList<>();

  private WeightKeys() {}

  /** In the order of the model's weights. */
  static List<WeightKey> of(ModelGraph graph) {
    WeightKeys keys = new WeightKeys();
    keys.addGraph(graph, new Place("", "", null));
    return List.copyOf(keys.keys);
  }

  private void addGraph(ModelGraph graph, Place place) {
    List<List<TensorShape>> shapes = graph.shapes();
    Map<String, Call> calls = graph.firstCalls();
    Map<String, Integer> used = new HashMap<>();
    for (Layer layer : graph.layers()) {
      String type = snakeCase(layer.type());
      int before = used.merge(type, 1, Integer::sum) - 1;
      Call call = calls.get(layer.name());
      if (call != null) {
        addLayer(
            layer,
            ModelGraph.inputShapes(call, shapes),
            place.layer(before == 0 ? type : type + "_" + before, layer.name()));
      }
    }
  }

  private void addLayer(Layer layer, List<TensorShape> inputs, Place place) {
    if (layer instanceof NestedModel nested) {
      addGraph(nested.graph(), place);
    } else if (layer instanceof TimeDistributed each) {
      List<TensorShape> step = List.of(TimeDistributed.step(inputs.get(0)));
      addLayer(each.layer(), step, place.below("layer", each.layer().name()));
    } else if (layer instanceof Bidirectional both) {
      RecurrentLayer forward = both.forward();
      RecurrentLayer backward = both.backward();
      addWeights(forward, inputs, place.below("forward_layer", forward.name()));
      addWeights(backward, inputs, place.below("backward_layer", backward.name()));
    } else {
      addWeights(layer, inputs, place);
    }
  }

  private void addWeights(Layer layer, List<TensorShape> inputs, Place place) {
    List<String> owners = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (WeightSpec weight : layer.weights(inputs)) {
      String owner = weight.name().substring(0, Math.max(0, weight.name().lastIndexOf('/')));
      if (!owners.contains(owner)) {
        owners.add(owner);
      }
      String group = owner.isEmpty() ? "" : group(layer, owner, owners.indexOf(owner)) + "/";
      int index = counts.merge(owner, 1, Integer::sum) - 1;
      keys.add(place.key(group + "vars/" + index, weight));
    }
  }

  /**
   * The attribute of the layer that holds an inner layer.
   *
   * @param owner the inner layer's name
   * @param ordinal from 0, of the inner layer among those with weights
   */
  private static String group(Layer layer, String owner, int ordinal) {
    if (layer instanceof RecurrentLayer recurrent) {
      return recurrent.cells().size() == 1 ? "cell" : stackedCell(recurrent.cells(), ordinal);
    }
    if (layer instanceof MultiHeadAttention) {
      return owner.equals("attention_output") ? "output_dense" : owner + "_dense";
    }
    throw new IllegalStateException(
        "where " + layer.type() + " keeps '" + owner + "' is not known");
  }

  private static String stackedCell(List<RecurrentCell> cells, int ordinal) {
    String type = cells.get(ordinal).kind().cellName();
    long before =
        cells.subList(0, ordinal).stream()
            .filter(cell -> cell.kind().cellName().equals(type))
            .count();
    return "cell/cells/" + (before == 0 ? type : type + "_" + before);
  }

  /** As Keras makes names of classes: {@code Conv2D} is {@code conv2d}, {@code PReLU} p_re_lu. */
  static String snakeCase(String className) {
    return className
        .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
        .replaceAll("([a-z])([A-Z])", "$1_$2")
        .toLowerCase(Locale.ROOT);
  }

  /**
   * Where a layer is.
   *
   * @param path in the file, "" or ending in '/'
   * @param owner of weights in their names, likewise
   * @param top the layer at the top of the model; null at the top
   */
  private record Place(String path, String owner, @Nullable String top) {
    Place layer(String key, String name) {
      return new Place(path + "layers/" + key + "/", owner + name + "/", top == null ? name : top);
    }

    Place below(String attribute, String name) {
      return new Place(path + attribute + "/", owner + name + "/", top);
    }

    WeightKey key(String below, WeightSpec weight) {
      String name = owner.substring(0, owner.length() - 1);
      return new WeightKey(path + below, String.valueOf(top), weight.within(name));
    }
  }
}
