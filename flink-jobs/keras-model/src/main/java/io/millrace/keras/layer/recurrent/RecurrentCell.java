package io.millrace.keras.layer.recurrent;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a recurrent layer does at each step.
 *
 * @param name path below the layer, for example {@code lstm_cell}
 * @param units size of output and state, at least 1
 */
public record RecurrentCell(
    String name,
    CellKind kind,
    int units,
    CellFunctions functions,
    CellWeights weights,
    CellDropout dropout) {
  public RecurrentCell {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(functions, "functions");
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(dropout, "dropout");
    if (units < 1) {
      throw new IllegalArgumentException("units is " + units + "; legal is at least 1");
    }
  }

  public boolean useBias() {
    return weights.bias() != null;
  }

  /**
   * @param features of the input of one step
   */
  List<WeightSpec> weights(int features, boolean trainable) {
    int columns = units * kind.gates();
    List<WeightSpec> specs = new ArrayList<>();
    specs.add(
        new WeightSpec("kernel", SizeLimits.weight(features, columns), weights.kernel(), trainable)
            .within(name));
    specs.add(
        new WeightSpec(
                "recurrent_kernel",
                SizeLimits.weight(units, columns),
                weights.recurrentKernel(),
                trainable)
            .within(name));
    WeightOptions bias = weights.bias();
    if (bias != null) {
      TensorShape shape =
          kind == CellKind.GRU_RESET_AFTER
              ? SizeLimits.weight(2, columns)
              : SizeLimits.weight(columns);
      specs.add(new WeightSpec("bias", shape, bias, trainable).within(name));
    }
    return specs;
  }

  long parameterCount(int features) {
    long columns = (long) units * kind.gates();
    long biases = kind == CellKind.GRU_RESET_AFTER ? 2 : 1;
    return columns * (features + (long) units + (useBias() ? biases : 0));
  }
}
