package io.millrace.keras.layer;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.keras.InvalidModelException;
import io.millrace.keras.KerasJson;
import io.millrace.keras.KerasModel;
import io.millrace.keras.ModelViolation;
import java.util.List;

/** A Sequential model of one layer and a Dense one, as JSON. */
final class OneLayer {
  private OneLayer() {}

  /**
   * @param config of the layer, without braces
   * @param shape of one example, for example {@code 8, 3}
   */
  static KerasModel read(String className, String config, String shape) {
    return KerasJson.parse(json(className, config, shape));
  }

  /** Pointer and message of each violation, the pointer from the layer's configuration on. */
  static List<String> violations(String className, String config, String shape) {
    InvalidModelException refused =
        catchThrowableOfType(InvalidModelException.class, () -> read(className, config, shape));
    return refused.violations().stream().map(OneLayer::line).toList();
  }

  private static String line(ModelViolation violation) {
    return violation.pointer().replace("/config/layers/1/config", "") + ": " + violation.message();
  }

  private static String json(String className, String config, String shape) {
    return """
        {"class_name": "Sequential", "config": {"name": "m", "layers": [
          {"class_name": "InputLayer", "config": {"name": "in", "batch_shape": [null, %s]}},
          {"class_name": "%s", "config": {"name": "layer"%s}},
          {"class_name": "Flatten", "config": {"name": "flatten"}},
          {"class_name": "Dense", "config": {"name": "out", "units": 1}}]},
         "compile_config": {"optimizer": "sgd", "loss": "mse"}}
        """
        .formatted(shape, className, config.isEmpty() ? "" : ", " + config);
  }
}
