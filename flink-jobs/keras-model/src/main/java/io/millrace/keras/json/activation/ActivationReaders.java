package io.millrace.keras.json.activation;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.json.WeightReader;
import io.millrace.keras.json.WholeNumbers;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.activation.Elu;
import io.millrace.keras.layer.activation.LeakyRelu;
import io.millrace.keras.layer.activation.ParametricRelu;
import io.millrace.keras.layer.activation.Relu;
import io.millrace.keras.layer.activation.Softmax;
import java.util.List;

/** Reads activation functions that are layers. */
public final class ActivationReaders {
  private ActivationReaders() {}

  /** Adds the readers of all activation functions that are layers. */
  public static void register(LayerReaders readers) {
    readers
        .with("ReLU", ActivationReaders::relu)
        .with("LeakyReLU", ActivationReaders::leakyRelu)
        .with("PReLU", ActivationReaders::parametricRelu)
        .with("ELU", ActivationReaders::elu)
        .with("Softmax", ActivationReaders::softmax);
  }

  static UnaryLayer relu(String name, Members config) {
    return new Relu(
        name,
        config.has("max_value") ? config.number("max_value", NumberRange.NOT_NEGATIVE) : null,
        config.number("negative_slope", NumberRange.NOT_NEGATIVE, 0),
        config.number("threshold", NumberRange.NOT_NEGATIVE, 0));
  }

  /** Keras 2 calls the slope alpha. */
  static UnaryLayer leakyRelu(String name, Members config) {
    String member = config.has("alpha") ? "alpha" : "negative_slope";
    return new LeakyRelu(name, config.number(member, NumberRange.NOT_NEGATIVE, 0.3));
  }

  private static UnaryLayer parametricRelu(String name, Members config) {
    return new ParametricRelu(
        name,
        config.bool("trainable", true),
        config.has("shared_axes") ? WholeNumbers.list(config, "shared_axes") : List.of(),
        WeightReader.read(config, "alpha", "zeros"));
  }

  static UnaryLayer elu(String name, Members config) {
    return new Elu(name, config.number("alpha", NumberRange.ANY, 1));
  }

  static UnaryLayer softmax(String name, Members config) {
    return new Softmax(name, WholeNumbers.axes(config));
  }
}
