package io.millrace.keras.source;

import io.millrace.keras.python.PythonDict;
import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call of a layer: Keras' node. */
final class LayerCall {
  private static final int MAX_DEPTH = 10;

  private final SourceLayer layer;
  private final List<PythonValue> positional;
  private final Map<String, PythonValue> keywords;
  private final Site site;
  private final List<Tensor> inputs = new ArrayList<>();
  private final List<Tensor> outputs = new ArrayList<>();

  /**
   * @param positional empty for an input layer
   * @param keywords as Keras records them
   */
  LayerCall(
      SourceLayer layer,
      List<PythonValue> positional,
      Map<String, PythonValue> keywords,
      Site site) {
    this.layer = layer;
    this.positional = List.copyOf(positional);
    this.keywords = new LinkedHashMap<>(keywords);
    this.site = site;
    positional.forEach(value -> collect(value, inputs, 0));
    keywords.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> collect(entry.getValue(), inputs, 0));
  }

  SourceLayer layer() {
    return layer;
  }

  List<PythonValue> positional() {
    return positional;
  }

  Map<String, PythonValue> keywords() {
    return keywords;
  }

  Site site() {
    return site;
  }

  /** All tensors it takes, in Keras' order: dicts by their keys. */
  List<Tensor> inputs() {
    return inputs;
  }

  List<Tensor> outputs() {
    return outputs;
  }

  void addOutput(Tensor tensor) {
    outputs.add(tensor);
  }

  /** The tensors in a value, in the order in which Keras flattens it. */
  static List<Tensor> tensors(PythonValue value) {
    List<Tensor> found = new ArrayList<>();
    collect(value, found, 0);
    return found;
  }

  private static void collect(PythonValue value, List<Tensor> into, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (value instanceof Tensor tensor) {
      into.add(tensor);
    } else if (value instanceof PythonSequence sequence) {
      sequence.items().forEach(item -> collect(item, into, depth + 1));
    } else if (value instanceof PythonDict dict) {
      dict.entries().stream()
          .sorted(Comparator.comparing(entry -> String.valueOf(entry.key())))
          .forEach(entry -> collect(entry.value(), into, depth + 1));
    }
  }
}
