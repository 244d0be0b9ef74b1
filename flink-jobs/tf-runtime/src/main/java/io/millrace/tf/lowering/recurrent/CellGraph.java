package io.millrace.tf.lowering.recurrent;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.ActivationFunction;
import io.millrace.keras.layer.recurrent.CellKind;
import io.millrace.keras.layer.recurrent.RecurrentCell;
import io.millrace.tf.lowering.ActivationLowering;
import io.millrace.tf.lowering.ForwardPass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A cell's weights and formulas in a graph. */
final class CellGraph {
  private final Ops tf;
  private final RecurrentCell cell;
  private final Operand<TFloat32> kernel;
  private final List<Operand<TFloat32>> recurrentKernels;
  private final @Nullable Operand<TFloat32> bias;
  private final @Nullable Operand<TFloat32> recurrentBias;
  private final GateDropout dropout;
  private final int features;

  private CellGraph(RecurrentCell cell, int features, ForwardPass pass) {
    this.tf = pass.tf();
    this.cell = cell;
    this.features = features;
    this.kernel = pass.weight(cell.name() + "/kernel");
    this.dropout = new GateDropout(cell, pass);
    this.recurrentKernels = recurrentKernels(pass.weight(cell.name() + "/recurrent_kernel"));
    Operand<TFloat32> given = cell.useBias() ? pass.weight(cell.name() + "/bias") : null;
    if (given != null && cell.kind() == CellKind.GRU_RESET_AFTER) {
      List<Operand<TFloat32>> rows = new ArrayList<>(tf.unstack(given, 2L).output());
      this.bias = rows.get(0);
      this.recurrentBias = rows.get(1);
    } else {
      this.bias = given;
      this.recurrentBias = null;
    }
  }

  /**
   * @param features of the input of one step
   */
  static CellGraph of(RecurrentCell cell, int features, ForwardPass pass) {
    return new CellGraph(cell, features, pass);
  }

  /** The parts that the state is multiplied with apart, whole where that is possible. */
  private List<Operand<TFloat32>> recurrentKernels(Operand<TFloat32> whole) {
    if (dropout.perGate()) {
      return split(whole, cell.kind().gates());
    }
    if (cell.kind() == CellKind.GRU_RESET_BEFORE) {
      List<Operand<TFloat32>> gates = split(whole, 3);
      return List.of(tf.concat(gates.subList(0, 2), tf.constant(1)), gates.get(2));
    }
    return List.of(whole);
  }

  private List<Operand<TFloat32>> split(Operand<TFloat32> value, int parts) {
    return new ArrayList<>(tf.split(tf.constant(1), value, (long) parts).output());
  }

  /** Zeros for each state. */
  List<Operand<TFloat32>> zeros(Operand<TFloat32> sequence) {
    Operand<TFloat32> zeros =
        tf.fill(
            tf.concat(
                List.of(
                    tf.slice(
                        tf.shape(sequence), tf.constant(new int[] {0}), tf.constant(new int[] {1})),
                    tf.constant(new int[] {cell.units()})),
                tf.constant(0)),
            tf.constant(0f));
    return java.util.Collections.nCopies(cell.kind().states(), zeros);
  }

  /** Inputs of all steps, multiplied with the kernel, with the bias: batch, steps, gates. */
  Operand<TFloat32> project(Operand<TFloat32> sequence, int steps) {
    Operand<TFloat32> sum =
        dropout.dropsPerGate()
            ? tf.concat(perGate(sequence), tf.constant(1))
            : tf.linalg.matMul(rows(dropout.ofInputs(sequence, features, 0)), kernel);
    if (bias != null) {
      sum = tf.nn.biasAdd(sum, bias);
    }
    long columns = (long) cell.units() * cell.kind().gates();
    return tf.reshape(sum, tf.constant(new long[] {-1, steps, columns}));
  }

  private List<Operand<TFloat32>> perGate(Operand<TFloat32> sequence) {
    List<Operand<TFloat32>> kernels = split(kernel, cell.kind().gates());
    List<Operand<TFloat32>> gates = new ArrayList<>();
    for (int gate = 0; gate < kernels.size(); gate++) {
      gates.add(
          tf.linalg.matMul(rows(dropout.ofInputs(sequence, features, gate)), kernels.get(gate)));
    }
    return gates;
  }

  private Operand<TFloat32> rows(Operand<TFloat32> sequence) {
    return tf.reshape(sequence, tf.constant(new long[] {-1, features}));
  }

  /** The states after a step; the first is the output. */
  List<Operand<TFloat32>> next(Operand<TFloat32> projected, List<Operand<TFloat32>> states) {
    return switch (cell.kind()) {
      case SIMPLE_RNN -> List.of(activation(tf.math.add(projected, recurrent(states.get(0)))));
      case LSTM -> lstm(projected, states);
      case GRU_RESET_AFTER -> List.of(gruResetAfter(projected, states.get(0)));
      case GRU_RESET_BEFORE -> List.of(gruResetBefore(projected, states.get(0)));
    };
  }

  /** The state, multiplied with the recurrent kernel of all gates. */
  private Operand<TFloat32> recurrent(Operand<TFloat32> state) {
    if (recurrentKernels.size() == 1) {
      return tf.linalg.matMul(dropout.ofState(state, 0), recurrentKernels.get(0));
    }
    List<Operand<TFloat32>> gates = new ArrayList<>();
    for (int gate = 0; gate < recurrentKernels.size(); gate++) {
      gates.add(tf.linalg.matMul(dropout.ofState(state, gate), recurrentKernels.get(gate)));
    }
    return tf.concat(gates, tf.constant(1));
  }

  private List<Operand<TFloat32>> lstm(
      Operand<TFloat32> projected, List<Operand<TFloat32>> states) {
    List<Operand<TFloat32>> gates = split(tf.math.add(projected, recurrent(states.get(0))), 4);
    Operand<TFloat32> input = gate(gates.get(0));
    Operand<TFloat32> forget = gate(gates.get(1));
    Operand<TFloat32> carry =
        tf.math.add(
            tf.math.mul(forget, states.get(1)), tf.math.mul(input, activation(gates.get(2))));
    Operand<TFloat32> output = tf.math.mul(gate(gates.get(3)), activation(carry));
    return List.of(output, carry);
  }

  private Operand<TFloat32> gruResetAfter(Operand<TFloat32> projected, Operand<TFloat32> state) {
    Operand<TFloat32> inner = recurrent(state);
    if (recurrentBias != null) {
      inner = tf.nn.biasAdd(inner, recurrentBias);
    }
    List<Operand<TFloat32>> x = split(projected, 3);
    List<Operand<TFloat32>> h = split(inner, 3);
    Operand<TFloat32> update = gate(tf.math.add(x.get(0), h.get(0)));
    Operand<TFloat32> reset = gate(tf.math.add(x.get(1), h.get(1)));
    return mixed(update, state, activation(tf.math.add(x.get(2), tf.math.mul(reset, h.get(2)))));
  }

  private Operand<TFloat32> gruResetBefore(Operand<TFloat32> projected, Operand<TFloat32> state) {
    List<Operand<TFloat32>> x = split(projected, 3);
    List<Operand<TFloat32>> h = updateAndReset(state);
    Operand<TFloat32> update = gate(tf.math.add(x.get(0), h.get(0)));
    Operand<TFloat32> reset = gate(tf.math.add(x.get(1), h.get(1)));
    Operand<TFloat32> kept = tf.math.mul(reset, dropout.ofState(state, 2));
    Operand<TFloat32> candidate =
        tf.linalg.matMul(kept, recurrentKernels.get(recurrentKernels.size() - 1));
    return mixed(update, state, activation(tf.math.add(x.get(2), candidate)));
  }

  private List<Operand<TFloat32>> updateAndReset(Operand<TFloat32> state) {
    if (!dropout.perGate()) {
      return split(tf.linalg.matMul(state, recurrentKernels.get(0)), 2);
    }
    return List.of(
        tf.linalg.matMul(dropout.ofState(state, 0), recurrentKernels.get(0)),
        tf.linalg.matMul(dropout.ofState(state, 1), recurrentKernels.get(1)));
  }

  /** {@code z h + (1 - z) c}. */
  private Operand<TFloat32> mixed(
      Operand<TFloat32> update, Operand<TFloat32> state, Operand<TFloat32> candidate) {
    return tf.math.add(
        tf.math.mul(update, state), tf.math.mul(tf.math.sub(tf.constant(1f), update), candidate));
  }

  private Operand<TFloat32> gate(Operand<TFloat32> value) {
    return apply(cell.functions().recurrent(), value);
  }

  private Operand<TFloat32> activation(Operand<TFloat32> value) {
    return apply(cell.functions().activation(), value);
  }

  private Operand<TFloat32> apply(ActivationFunction function, Operand<TFloat32> value) {
    return ActivationLowering.apply(tf, function, value, TensorShape.of(cell.units())).output();
  }
}
