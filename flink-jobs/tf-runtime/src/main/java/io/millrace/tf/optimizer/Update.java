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
   */
  record Step(Variable weight, Operand<TFloat32> value, Operand<TFloat32> gradient) {}
}
