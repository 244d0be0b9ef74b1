package io.millrace.contracts.model;

import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a person or a tool should know of a trained model without opening it. Lies beside the model
 * as {@link ModelFiles#CARD}; equal trainings of one job write equal bytes.
 *
 * @param name of the model in its architecture
 * @param layers in the order of the architecture
 * @param test metrics of the test part, named as Keras names them; empty without one
 */
public record ModelCard(
    int schemaVersion,
    String name,
    ModelSignature signature,
    List<LayerEntry> layers,
    Parameters parameters,
    Training training,
    Map<String, Double> test,
    ModelProvenance provenance) {
  public static final int SCHEMA_VERSION = 1;

  public ModelCard {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(signature, "signature");
    layers = List.copyOf(Objects.requireNonNull(layers, "layers"));
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(training, "training");
    test = Map.copyOf(Objects.requireNonNull(test, "test"));
    Objects.requireNonNull(provenance, "provenance");
  }

  /**
   * A line of {@code model.summary()}.
   *
   * @param type Keras' class name
   * @param outputShapes of one example, without the batch axis
   * @param parameters number of values in the layer's weights
   */
  public record LayerEntry(
      String name, String type, List<TensorShape> outputShapes, long parameters) {
    public LayerEntry {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(type, "type");
      outputShapes = List.copyOf(Objects.requireNonNull(outputShapes, "outputShapes"));
    }
  }

  /** Number of values that training changes, and of those that it does not. */
  public record Parameters(long trainable, long nonTrainable) {}

  /**
   * What the model was compiled with.
   *
   * @param optimizer as Keras names it
   * @param losses as Keras names them, in the order of the outputs
   */
  public record Training(String optimizer, List<String> losses) {
    public Training {
      Objects.requireNonNull(optimizer, "optimizer");
      losses = List.copyOf(Objects.requireNonNull(losses, "losses"));
    }
  }
}
