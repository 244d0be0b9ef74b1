package io.millrace.keras;

import io.millrace.keras.layer.Dense;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.SizeLimits;

/** Reads a fully connected layer. */
final class DenseReader implements LayerReader {
  @Override
  public Layer read(String name, Members config) {
    config.requireOff(
        "kernel_regularizer",
        "bias_regularizer",
        "activity_regularizer",
        "kernel_constraint",
        "bias_constraint",
        "lora_rank",
        "lora_alpha",
        "quantization_config");
    return new Dense(
        name,
        config.bool("trainable", true),
        config.size("units", SizeLimits.MAX_DIMENSION),
        StatelessLayers.activationFunction(config),
        config.bool("use_bias", true),
        InitializerReader.read(config, "kernel_initializer", "glorot_uniform"),
        InitializerReader.read(config, "bias_initializer", "zeros"));
  }
}
