package io.millrace.keras.json.activation;

import io.millrace.keras.json.Members;
import io.millrace.keras.json.NamedObject;
import io.millrace.keras.json.RegularizerReader;
import io.millrace.keras.json.StatelessLayers;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.ActivityRegularized;
import io.millrace.keras.layer.Followed;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.regularizer.Regularizer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what happens to the output of a layer: activation and activity regularizer. */
public final class LayerOutput {
  private LayerOutput() {}

  /**
   * The member {@code activation}, a function or a layer such as {@code LeakyReLU}, and the member
   * {@code activity_regularizer}.
   *
   * @param layer makes the layer with an activation function
   */
  public static UnaryLayer read(Members config, Function<ActivationFunction, UnaryLayer> layer) {
    UnaryLayer activation = activationLayer(config);
    return regularized(
        config,
        activation == null
            ? layer.apply(StatelessLayers.activationFunction(config))
            : new Followed(layer.apply(ActivationFunction.LINEAR), activation));
  }

  private static UnaryLayer regularized(Members config, UnaryLayer layer) {
    Regularizer regularizer = RegularizerReader.read(config, "activity_regularizer");
    return regularizer == null ? layer : new ActivityRegularized(layer, regularizer);
  }

  /** Null when the activation is no layer, or one that is read as a function. */
  private static @Nullable UnaryLayer activationLayer(Members config) {
    if (!config.get("activation").path("config").isObject()) {
      return null;
    }
    NamedObject named = NamedObject.read(config, "activation");
    if (named == null) {
      return null;
    }
    Members members = named.config();
    int before = members.violationCount();
    members.ignore("name", "trainable", "dtype");
    UnaryLayer layer =
        switch (named.name()) {
          case "ReLU" -> ActivationReaders.relu("activation", members);
          case "LeakyReLU" -> ActivationReaders.leakyRelu("activation", members);
          case "ELU" -> ActivationReaders.elu("activation", members);
          case "Softmax" -> ActivationReaders.softmax("activation", members);
          default -> null;
        };
    if (layer != null && members.violationCount() == before) {
      members.requireKnown("activation " + named.name());
    }
    return layer;
  }
}
