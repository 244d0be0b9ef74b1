package io.millrace.controlplane.api;

import io.millrace.contracts.json.ContractJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keras JSON of small models. */
public final class KerasModels {
  private KerasModels() {}

  /** A classifier of vectors. */
  public static String classifier(int inputs, int classes) {
    return sequential(
        inputs, dense("hidden", 4, "relu"), dense("probabilities", classes, "softmax"));
  }

  /** Two layers that are both wrong. */
  static String withTwoFaults() {
    return sequential(3, dense("hidden", 0, "relu"), dense("probabilities", 2, "sotfmax"));
  }

  @SafeVarargs
  private static String sequential(int inputs, Map<String, Object>... layers) {
    List<Object> all = new ArrayList<>();
    List<Integer> shape = new ArrayList<>();
    shape.add(null);
    shape.add(inputs);
    all.add(
        Map.of(
            "class_name",
            "InputLayer",
            "config",
            Map.of("batch_shape", shape, "dtype", "float32", "name", "features")));
    all.addAll(List.of(layers));
    return ContractJson.write(
        Map.of(
            "class_name", "Sequential",
            "config", Map.of("name", "small", "layers", all),
            "compile_config",
                Map.of(
                    "optimizer", "adam",
                    "loss", "sparse_categorical_crossentropy",
                    "metrics", List.of("accuracy"))));
  }

  private static Map<String, Object> dense(String name, int units, String activation) {
    return Map.of(
        "class_name",
        "Dense",
        "config",
        Map.of("name", name, "units", units, "activation", activation, "use_bias", true));
  }
}
