package io.millrace.keras.json;

import io.millrace.keras.compile.BinaryCrossentropy;
import io.millrace.keras.compile.CategoricalCrossentropy;
import io.millrace.keras.compile.Loss;
import io.millrace.keras.compile.MeanSquaredError;
import io.millrace.keras.compile.SparseCategoricalCrossentropy;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the loss, given by name or as an object. */
final class LossReader {
  private static final String LEGAL =
      "categorical_crossentropy, sparse_categorical_crossentropy, binary_crossentropy,"
          + " mean_squared_error";

  private LossReader() {}

  /** Null when it cannot be read; then violations were added. */
  static @Nullable Loss read(Members compile) {
    if (!compile.has("loss")) {
      compile.refuse("loss", "the model has no loss; legal is one of " + LEGAL, null);
      return null;
    }
    NamedObject named = NamedObject.read(compile, "loss");
    if (named == null) {
      return null;
    }
    Members config = named.config();
    int before = config.violationCount();
    Loss loss = read(named, config);
    if (loss != null) {
      requirePlain(config, named.name());
    }
    return config.violationCount() == before ? loss : null;
  }

  private static @Nullable Loss read(NamedObject named, Members config) {
    return switch (named.key()) {
      case "categoricalcrossentropy" ->
          new CategoricalCrossentropy(fromLogits(config), labelSmoothing(config));
      case "sparsecategoricalcrossentropy" -> {
        config.requireOff("ignore_class");
        yield new SparseCategoricalCrossentropy(fromLogits(config));
      }
      case "binarycrossentropy" ->
          new BinaryCrossentropy(fromLogits(config), labelSmoothing(config));
      case "meansquarederror", "mse" -> new MeanSquaredError();
      default -> {
        named.refuse("loss", LEGAL);
        yield null;
      }
    };
  }

  private static boolean fromLogits(Members config) {
    return config.bool("from_logits", false);
  }

  private static double labelSmoothing(Members config) {
    return config.number("label_smoothing", NumberRange.ZERO_TO_ONE, 0);
  }

  private static void requirePlain(Members config, String type) {
    config.ignore("name", "fn", "dtype");
    String reduction = config.text("reduction", "sum_over_batch_size");
    if (!reduction.equals("sum_over_batch_size") && !reduction.equals("auto")) {
      config.refuse(
          "reduction", "'reduction' is '" + reduction + "'; legal is sum_over_batch_size", null);
    }
    JsonNode axis = config.get("axis");
    if (!axis.isMissingNode() && !(axis.isIntegralNumber() && axis.asInt(0) == -1)) {
      config.refuse(
          "axis", "'axis' is " + Members.given(axis) + "; legal is -1, the last axis", null);
    }
    config.requireKnown(type);
  }
}
