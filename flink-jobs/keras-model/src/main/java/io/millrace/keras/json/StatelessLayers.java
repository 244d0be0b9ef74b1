package io.millrace.keras.json;

import io.millrace.keras.json.activation.LayerOutput;
import io.millrace.keras.layer.Activation;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.Flatten;
import io.millrace.keras.layer.Identity;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.Rescaling;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the layers that have no weights and few members. */
public final class StatelessLayers {
  private StatelessLayers() {}

  static Layer flatten(String name, Members config) {
    DataFormat.requireChannelsLast(config);
    return new Flatten(name);
  }

  static Layer activation(String name, Members config) {
    return LayerOutput.read(config, function -> new Activation(name, function));
  }

  static Layer identity(String name, Members config) {
    return new Identity(name);
  }

  static Layer rescaling(String name, Members config) {
    List<Double> offset =
        config.has("offset") ? config.numbers("offset", NumberRange.ANY) : List.of(0.0);
    return new Rescaling(name, config.numbers("scale", NumberRange.ANY), offset);
  }

  /** The member {@code activation}; null is linear. */
  public static ActivationFunction activationFunction(Members config) {
    return activationFunction(config, "activation", ActivationFunction.LINEAR);
  }

  /**
   * @param fallback when the member is missing or null
   */
  public static ActivationFunction activationFunction(
      Members config, String member, ActivationFunction fallback) {
    NamedObject named = config.has(member) ? NamedObject.read(config, member) : null;
    if (named == null) {
      return fallback;
    }
    return ActivationFunction.of(named.name())
        .orElseGet(
            () -> {
              config.refuse(
                  member,
                  "activation '"
                      + named.name()
                      + "' is not supported; legal is one of "
                      + ActivationFunction.legalNames(),
                  hint(named.name()));
              return fallback;
            });
  }

  private static @Nullable String hint(String name) {
    return name.equals("threshold") ? "it needs two numbers, which a name cannot carry" : null;
  }
}
