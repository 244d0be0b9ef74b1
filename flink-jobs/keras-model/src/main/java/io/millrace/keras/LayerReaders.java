package io.millrace.keras;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which reader reads which class of layer. */
record LayerReaders(Map<String, LayerReader> byClassName) {
  LayerReaders {
    byClassName = Map.copyOf(byClassName);
  }

  static LayerReaders standard() {
    return new LayerReaders(
        Map.of(
            "InputLayer", new InputReader(),
            "Dense", new DenseReader(),
            "Dropout", StatelessLayers::dropout,
            "Flatten", StatelessLayers::flatten,
            "Activation", StatelessLayers::activation,
            "Rescaling", StatelessLayers::rescaling,
            "Normalization", new NormalizationReader()));
  }

  Optional<LayerReader> of(String className) {
    return Optional.ofNullable(byClassName.get(className));
  }

  /** For error messages. */
  String legalNames() {
    return String.join(", ", new TreeMap<>(byClassName).keySet());
  }
}
