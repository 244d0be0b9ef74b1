package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.ReadVariableOp;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/**
 * A resource variable of a graph, with the operations to read it and to set it from outside.
 *
 * @param name unique in the graph, for example {@code dense/kernel}
 * @param value fed to {@code assign}
 */
public record Variable(
    String name,
    TensorShape shape,
    VarHandleOp handle,
    ReadVariableOp<TFloat32> read,
    Placeholder<TFloat32> value,
    Op assign) {
  /** Its value before the step. */
  public Operand<TFloat32> operand() {
    return read;
  }
}
