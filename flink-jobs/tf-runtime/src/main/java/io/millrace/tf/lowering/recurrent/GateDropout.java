package io.millrace.tf.lowering.recurrent;

import io.millrace.keras.layer.recurrent.CellDropout;
import io.millrace.keras.layer.recurrent.CellKind;
import io.millrace.keras.layer.recurrent.RecurrentCell;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.RandomNumbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Drops inputs and states of a cell in training, the same ones at each step. As in Keras each gate
 * has drops of its own when states are dropped, except in a cell without gates.
 */
final class GateDropout {
  private final RecurrentCell cell;
  private final ForwardPass pass;
  private final @Nullable RandomNumbers random;
  private final Map<Integer, Operand<TFloat32>> stateMasks = new HashMap<>();

  GateDropout(RecurrentCell cell, ForwardPass pass) {
    this.cell = cell;
    this.pass = pass;
    this.random = pass.random();
  }

  /** Whether the state is to be multiplied with the kernel of each gate apart. */
  boolean perGate() {
    return random != null && cell.dropout().states() > 0 && cell.kind() != CellKind.SIMPLE_RNN;
  }

  /** Whether the inputs are to be multiplied with the kernel of each gate apart. */
  boolean dropsPerGate() {
    return perGate() && cell.dropout().inputs() > 0;
  }

  /**
   * @param sequence batch, steps, features
   */
  Operand<TFloat32> ofInputs(Operand<TFloat32> sequence, int features, int gate) {
    if (random == null || cell.dropout().inputs() == 0) {
      return sequence;
    }
    Ops tf = pass.tf();
    Operand<TFloat32> mask =
        mask(random, "inputs", cell.dropout().inputs(), gate, shape(sequence, 1, features));
    return tf.math.mul(sequence, mask);
  }

  /**
   * @param state batch, units
   */
  Operand<TFloat32> ofState(Operand<TFloat32> state, int gate) {
    if (random == null || cell.dropout().states() == 0) {
      return state;
    }
    Operand<TFloat32> mask =
        stateMasks.computeIfAbsent(
            gate,
            key ->
                mask(random, "states", cell.dropout().states(), key, shape(state, cell.units())));
    return pass.tf().math.mul(state, mask);
  }

  private Operand<TFloat32> mask(
      RandomNumbers numbers, String what, double rate, int gate, Operand<TInt32> shape) {
    CellDropout dropout = cell.dropout();
    String name = pass.path() + "/" + cell.name() + "/" + what + "/" + gate;
    // A seed of the layer's own is the same for all that it draws.
    Long seed =
        dropout.seed() == null ? null : (Long) (dropout.seed() * 31 + what.hashCode() + gate);
    return numbers.dropout(pass.tf(), name, new RandomNumbers.Dropped(rate, seed), shape);
  }

  /** The batch size of a value, then other sizes. */
  private Operand<TInt32> shape(Operand<TFloat32> value, int... others) {
    Ops tf = pass.tf();
    Operand<TInt32> batch =
        tf.slice(tf.shape(value), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    return tf.concat(List.of(batch, tf.constant(others)), tf.constant(0));
  }
}
