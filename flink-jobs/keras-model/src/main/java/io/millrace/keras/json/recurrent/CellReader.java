package io.millrace.keras.json.recurrent;

import io.millrace.keras.initializer.ForgetGateOnes;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.json.StatelessLayers;
import io.millrace.keras.json.WeightReader;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.recurrent.CellDropout;
import io.millrace.keras.layer.recurrent.CellFunctions;
import io.millrace.keras.layer.recurrent.CellKind;
import io.millrace.keras.layer.recurrent.CellWeights;
import io.millrace.keras.layer.recurrent.RecurrentCell;
import org.jspecify.annotations.Nullable;

/** Reads what a cell and the layer that is made of it have in common. */
final class CellReader {
  private CellReader() {}

  /**
   * @param kind of a GRU either
   */
  static RecurrentCell read(String name, CellKind kind, Members config) {
    config.ignore("implementation");
    return new RecurrentCell(
        name,
        precise(kind, config),
        config.size("units", SizeLimits.MAX_DIMENSION),
        functions(kind, config),
        weights(kind, config),
        new CellDropout(rate(config, "dropout"), rate(config, "recurrent_dropout"), config.seed()));
  }

  private static CellKind precise(CellKind kind, Members config) {
    if (kind != CellKind.GRU_RESET_AFTER) {
      return kind;
    }
    return config.bool("reset_after", true) ? CellKind.GRU_RESET_AFTER : CellKind.GRU_RESET_BEFORE;
  }

  private static CellFunctions functions(CellKind kind, Members config) {
    return new CellFunctions(
        function(config, "activation", ActivationFunction.TANH),
        kind == CellKind.SIMPLE_RNN
            ? ActivationFunction.LINEAR
            : function(config, "recurrent_activation", ActivationFunction.SIGMOID));
  }

  private static ActivationFunction function(
      Members config, String member, ActivationFunction fallback) {
    ActivationFunction function = StatelessLayers.activationFunction(config, member, fallback);
    if (function == ActivationFunction.GLU) {
      config.refuse(
          member,
          "'" + member + "' is 'glu', which halves its input; legal is one that keeps the size",
          null);
      return fallback;
    }
    return function;
  }

  private static CellWeights weights(CellKind kind, Members config) {
    WeightOptions bias = WeightReader.read(config, "bias", "zeros");
    boolean forget = kind == CellKind.LSTM && config.bool("unit_forget_bias", true);
    WeightOptions initialized =
        forget
            ? new WeightOptions(
                new ForgetGateOnes(bias.initializer()), bias.regularizer(), bias.constraint())
            : bias;
    @Nullable WeightOptions used = config.bool("use_bias", true) ? initialized : null;
    return new CellWeights(
        WeightReader.read(config, "kernel", "glorot_uniform"),
        WeightReader.read(config, "recurrent", "orthogonal"),
        used);
  }

  private static double rate(Members config, String member) {
    return config.number(member, NumberRange.ZERO_TO_BELOW_ONE, 0);
  }
}
