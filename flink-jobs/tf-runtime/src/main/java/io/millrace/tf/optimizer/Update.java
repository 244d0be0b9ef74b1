package io.millrace.tf.optimizer;

import io.millrace.tf.lowering.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The change of one weight. */
interface Update {
  /**
   * @param tf scope of the operations that change variables
   */
  Op of(Ops tf, Step step);

  /**
   * One weight in one step.
   *
   * @param value of the weight before its update, after its decay
   * @param given the gradient as it was computed
   * @param gradient of the whole weight
   */
  record Step(
      Variable weight, Operand<TFloat32> value, WeightGradient given, Operand<TFloat32> gradient) {
    /** Whether the gradient is of rows, whose squares the kernels do not know. */
    boolean ofRows() {
      return given.rows() != null;
    }

    Operand<TFloat32> squares(Ops tf) {
      return given.squares(tf);
    }
  }
}
