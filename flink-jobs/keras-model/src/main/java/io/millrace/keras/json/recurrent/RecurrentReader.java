package io.millrace.keras.json.recurrent;

import io.millrace.keras.graph.CallOptions;
import io.millrace.keras.json.CallArgument;
import io.millrace.keras.json.CallArguments;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.ReadCall;
import io.millrace.keras.json.TensorKey;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.recurrent.CellKind;
import io.millrace.keras.layer.recurrent.RecurrentLayer;
import io.millrace.keras.layer.recurrent.Sequencing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a layer that is made of one cell: {@code SimpleRNN}, {@code LSTM}, {@code GRU}. */
final class RecurrentReader implements LayerReader {
  private final CellKind kind;

  RecurrentReader(CellKind kind) {
    this.kind = kind;
  }

  @Override
  public @Nullable Layer read(String name, Members config) {
    return new RecurrentLayer(
        name,
        kind.className(),
        config.bool("trainable", true),
        List.of(CellReader.read(kind.cellName(), kind, config)),
        sequencing(config));
  }

  /** What all recurrent layers have in common. */
  static Sequencing sequencing(Members config) {
    config.ignore("unroll");
    config.requireOff("activity_regularizer", "time_major");
    if (config.bool("stateful", false)) {
      config.refuse(
          "stateful",
          "'stateful' is true, which is not supported; legal is false",
          "records of a batch are not in order: give each record the whole sequence");
    }
    return new Sequencing(
        config.bool("return_sequences", false),
        config.bool("return_state", false),
        config.bool("go_backwards", false),
        config.bool("zero_output_for_mask", false));
  }

  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    return callWithStates(layer, arguments);
  }

  /**
   * The sequence, then the initial states. Keras 2 gives all of them as one list.
   *
   * <p>The mask that a sequence has by itself is passed over by Keras 3 when states are given; only
   * a mask that the call names counts then.
   */
  static ReadCall callWithStates(Layer layer, CallArguments arguments) {
    List<TensorKey> inputs = new ArrayList<>(arguments.firstTensors());
    arguments
        .argument(1, "initial_state")
        .map(CallArgument::tensors)
        .ifPresent(states -> states.forEach(inputs::add));
    CallOptions options = arguments.options("initial_state");
    boolean masked = arguments.argument(inputs.size(), "mask").isPresent();
    return new ReadCall(layer, inputs, masked ? new CallOptions(Map.of("mask", true)) : options);
  }
}
