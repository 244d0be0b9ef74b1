package io.millrace.keras.json;

import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;

/** Reads a fully connected layer. */
final class DenseReader implements LayerReader {
  @Override
  public Layer read(String name, Members config) {
    config.requireOff("activity_regularizer", "lora_rank", "lora_alpha", "quantization_config");
    return new Dense(
        name,
        config.bool("trainable", true),
        config.size("units", SizeLimits.MAX_DIMENSION),
        StatelessLayers.activationFunction(config),
        config.bool("use_bias", true),
        WeightReader.read(config, "kernel", "glorot_uniform"),
        WeightReader.read(config, "bias", "zeros"));
  }
}
