package io.millrace.tf.lowering.recurrent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * Takes a cell through its steps. At a masked step the states stay, and the output is that of the
 * step before, zeros at the first, or always zeros.
 *
 * @param zeroing true gives zeros at each masked step
 */
record SequenceLoop(Ops tf, CellGraph cell, boolean zeroing) {
  /**
   * @param projected input of each step, multiplied with the kernel
   * @param masks of each step; none when no step is masked
   */
  SequenceRun run(
      List<Operand<TFloat32>> projected,
      List<Operand<TBool>> masks,
      List<Operand<TFloat32>> firstStates) {
    List<Operand<TFloat32>> states = firstStates;
    List<Operand<TFloat32>> outputs = new ArrayList<>();
    for (int step = 0; step < projected.size(); step++) {
      List<Operand<TFloat32>> next = cell.next(projected.get(step), states);
      if (masks.isEmpty()) {
        states = next;
        outputs.add(next.get(0));
      } else {
        Operand<TBool> kept = tf.expandDims(masks.get(step), tf.constant(1));
        Operand<TFloat32> before = step == 0 ? null : outputs.get(step - 1);
        outputs.add(tf.select(kept, next.get(0), instead(before, next.get(0))));
        states = selected(kept, next, states);
      }
    }
    return new SequenceRun(outputs, states);
  }

  private Operand<TFloat32> instead(@Nullable Operand<TFloat32> before, Operand<TFloat32> output) {
    return before == null || zeroing ? tf.zerosLike(output) : before;
  }

  private List<Operand<TFloat32>> selected(
      Operand<TBool> kept, List<Operand<TFloat32>> next, List<Operand<TFloat32>> states) {
    List<Operand<TFloat32>> selected = new ArrayList<>();
    for (int i = 0; i < next.size(); i++) {
      selected.add(tf.select(kept, next.get(i), states.get(i)));
    }
    return selected;
  }
}
