package io.millrace.keras.json.attention;

import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.StatelessLayers;
import io.millrace.keras.json.WeightReader;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.attention.EinsumDense;
import io.millrace.keras.layer.attention.EinsumEquation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads dense layers over named axes. */
final class EinsumDenseReader implements LayerReader {
  @Override
  public @Nullable Layer read(String name, Members config) {
    config.requireOff("activity_regularizer", "lora_rank", "lora_alpha", "quantization_config");
    String text = config.text("equation");
    Optional<EinsumEquation> equation = EinsumEquation.of(text.replace(" ", ""));
    if (equation.isEmpty()) {
      config.refuse(
          "equation",
          "'equation' is '"
              + text
              + "'; legal is 'input,kernel->output' with a letter for each axis and '...' at one"
              + " end of input and output, for example 'abc,cd->abd'",
          null);
    }
    List<@Nullable Integer> output = outputShape(config);
    ActivationFunction activation = StatelessLayers.activationFunction(config);
    EinsumDense layer =
        new EinsumDense(
            name,
            config.bool("trainable", true),
            equation.orElse(new EinsumEquation("ab,bc->ac", "ab", "bc", "ac")),
            output,
            config.has("bias_axes") ? config.text("bias_axes") : null,
            activation,
            WeightReader.read(config, "kernel", "glorot_uniform"),
            WeightReader.read(config, "bias", "zeros"));
    if (activation == ActivationFunction.GLU) {
      config.refuse(
          "activation",
          "'activation' is 'glu', which halves its input; legal is one that keeps the size",
          null);
    }
    return layer;
  }

  private static List<@Nullable Integer> outputShape(Members config) {
    JsonNode given = config.get("output_shape");
    List<@Nullable Integer> shape = new ArrayList<>();
    for (JsonNode each : given.isArray() ? given : List.of(given)) {
      int size = each.asInt(0);
      if (each.isNull()) {
        shape.add(null);
      } else if (size >= 1 && size <= SizeLimits.MAX_DIMENSION) {
        shape.add(size);
      } else {
        config.refuse(
            "output_shape",
            "'output_shape' is "
                + Members.given(given)
                + "; legal are sizes of at least 1, and null where the input says it",
            null);
        return List.of();
      }
    }
    return shape;
  }
}
