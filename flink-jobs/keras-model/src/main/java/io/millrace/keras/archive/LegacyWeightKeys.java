package io.millrace.keras.archive;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where the {@code .h5} files of Keras 2 (and of Keras 3, when asked for) keep the weights: the
 * layers that have any, in the model's order, each with its trainable weights before the others.
 */
final class LegacyWeightKeys {
  private static final int MAX_PARTS = 1000;

  private final H5File file;
  private final String group;
  private final Faults faults;

  /**
   * @param group with the layers; "" for the file itself
   */
  LegacyWeightKeys(H5File file, String group, Faults faults) {
    this.file = file;
    this.group = group;
    this.faults = faults;
  }

  /**
   * @throws io.millrace.keras.InvalidModelException when the file has other layers than the model
   */
  List<WeightKey> of(ModelGraph graph) {
    List<SavedLayer> saved = savedLayers();
    List<ModelLayer> layers = modelLayers(graph);
    if (saved.size() != layers.size()) {
      faults.add(
          null,
          "has weights of the "
              + saved.size()
              + " layers "
              + names(saved)
              + "; the model has "
              + layers.size()
              + " layers with weights: "
              + layers.stream().map(ModelLayer::name).toList(),
          "the weights are of another model");
      faults.throwIfAny();
    }
    List<WeightKey> keys = new ArrayList<>();
    for (int i = 0; i < saved.size(); i++) {
      keys.addAll(match(saved.get(i), layers.get(i)));
    }
    faults.throwIfAny();
    return keys;
  }

  private static List<String> names(List<SavedLayer> saved) {
    return saved.stream().map(SavedLayer::name).toList();
  }

  private List<WeightKey> match(SavedLayer saved, ModelLayer layer) {
    List<String> expected = layer.weights().stream().map(w -> last(w.name())).toList();
    List<String> given = saved.weights().stream().map(LegacyWeightKeys::last).toList();
    if (!given.equals(expected)) {
      faults.add(
          layer.name(),
          "layer '"
              + saved.name()
              + "' has the weights "
              + given
              + "; legal are "
              + expected
              + ", those of the model's layer '"
              + layer.name()
              + "'",
          "the weights are of another model");
      return List.of();
    }
    List<WeightKey> keys = new ArrayList<>();
    for (int i = 0; i < expected.size(); i++) {
      String path = saved.path() + "/" + saved.weights().get(i);
      keys.add(new WeightKey(path, layer.name(), layer.weights().get(i).within(layer.name())));
    }
    return keys;
  }

  /** {@code kernel} of {@code dense/kernel:0}. */
  private static String last(String name) {
    return name.substring(name.lastIndexOf('/') + 1).replaceFirst(":\\d+$", "");
  }

  private static List<ModelLayer> modelLayers(ModelGraph graph) {
    List<List<TensorShape>> shapes = graph.shapes();
    List<ModelLayer> layers = new ArrayList<>();
    for (Call call : graph.firstCalls().values()) {
      List<WeightSpec> weights =
          call.layer().weights(ModelGraph.inputShapes(call, shapes)).stream()
              .sorted(Comparator.comparing(WeightSpec::trainable).reversed())
              .toList();
      if (!weights.isEmpty()) {
        layers.add(new ModelLayer(call.layer().name(), weights));
      }
    }
    return layers;
  }

  private List<SavedLayer> savedLayers() {
    List<SavedLayer> layers = new ArrayList<>();
    for (String name : texts(group, "layer_names")) {
      String path = group.isEmpty() ? name : group + "/" + name;
      List<String> weights = texts(path, "weight_names");
      if (!weights.isEmpty()) {
        layers.add(new SavedLayer(name, path, weights));
      }
    }
    return layers;
  }

  /** A list that is too long for one attribute lies in several, whose names end in 0, 1, … */
  private List<String> texts(String of, String attribute) {
    Optional<String[]> whole = file.texts(of, attribute);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    List<String> all = new ArrayList<>();
    for (int i = 0; i < MAX_PARTS; i++) {
      Optional<String[]> part = file.texts(of, attribute + i);
      if (part.isEmpty()) {
        break;
      }
      all.addAll(List.of(part.get()));
    }
    return all;
  }

  private record SavedLayer(String name, String path, List<String> weights) {}

  private record ModelLayer(String name, List<WeightSpec> weights) {}
}
