package io.millrace.keras.json;

import io.millrace.keras.json.activation.LayerOutput;
import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightOptions;

/** Reads a fully connected layer. */
final class DenseReader implements LayerReader {
  @Override
  public Layer read(String name, Members config) {
    config.requireOff("lora_rank", "lora_alpha", "quantization_config");
    boolean trainable = config.bool("trainable", true);
    int units = config.size("units", SizeLimits.MAX_DIMENSION);
    boolean useBias = config.bool("use_bias", true);
    WeightOptions kernel = WeightReader.read(config, "kernel", "glorot_uniform");
    WeightOptions bias = WeightReader.read(config, "bias", "zeros");
    return LayerOutput.read(
        config, activation -> new Dense(name, trainable, units, activation, useBias, kernel, bias));
  }
}
