package io.millrace.tf;

import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.weight.WeightValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings weights from outside into the order of a model. */
final class ModelWeights {
  private ModelWeights() {}

  /**
   * @throws IllegalArgumentException naming what is missing, not known, or of another shape
   */
  static List<WeightValues> inOrder(KerasModel model, List<WeightValues> given) {
    Map<String, WeightValues> byName = new LinkedHashMap<>();
    given.forEach(values -> byName.put(values.name(), values));
    List<WeightValues> ordered = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (WeightSpec weight : model.weights()) {
      WeightValues values = byName.remove(weight.name());
      if (values == null) {
        faults.add("'" + weight.name() + "' is missing");
      } else if (!values.shape().equals(weight.shape())) {
        faults.add(
            "'"
                + weight.name()
                + "' has the shape "
                + values.shape()
                + ", the model has "
                + weight.shape());
      } else {
        ordered.add(values);
      }
    }
    byName.keySet().forEach(name -> faults.add("'" + name + "' is no weight of the model"));
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(
          "the weights do not fit the model: " + String.join("; ", faults));
    }
    return ordered;
  }
}
