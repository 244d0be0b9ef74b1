package io.millrace.tf.optimizer;

import io.millrace.keras.optimizer.UpdateRule;
import io.millrace.tf.lowering.Variable;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The rules that need squares or absolute values of gradients, composed for gradients of rows: the
 * kernels would square the sum of what a row got, Keras sums the squares.
 */
final class RowUpdateLowering {
  private final Ops tf;
  private final Slots slots;
  private final Operand<TFloat32> rate;
  private final Operand<TInt64> iterations;

  RowUpdateLowering(Ops tf, Slots slots, Operand<TFloat32> rate, Operand<TInt64> iterations) {
    this.tf = tf;
    this.slots = slots;
    this.rate = rate;
    this.iterations = iterations;
  }

  /** Null when the rule for whole weights serves rows too. */
  @Nullable Update lower(UpdateRule rule) {
    if (rule instanceof UpdateRule.Adam adam) {
      return (at, step) -> adam(adam, at, step);
    }
    if (rule instanceof UpdateRule.Adamax adamax) {
      return (at, step) -> adamax(adamax, at, step);
    }
    if (rule instanceof UpdateRule.RmsProp rmsProp) {
      return (at, step) -> rmsProp(rmsProp, at, step);
    }
    if (rule instanceof UpdateRule.Adadelta adadelta) {
      return (at, step) -> adadelta(adadelta, at, step);
    }
    return null;
  }

  private Op adam(UpdateRule.Adam adam, Ops at, Update.Step step) {
    Kept momentum = moved(at, step, "momentum", step.gradient(), adam.beta1());
    Kept velocity = moved(at, step, "velocity", step.squares(tf), adam.beta2());
    Operand<TFloat32> second = velocity.value();
    Op kept = both(momentum.op(), velocity.op());
    if (adam.amsgrad()) {
      Variable largest = slot(step, "velocity_hat");
      second = tf.math.maximum(largest.operand(), second);
      kept = both(kept, at.assignVariableOp(largest.handle(), second));
    }
    Operand<TFloat32> one = constant(1);
    Operand<TFloat32> alpha =
        tf.math.div(
            tf.math.mul(rate, tf.math.sqrt(tf.math.sub(one, power(adam.beta2())))),
            tf.math.sub(one, power(adam.beta1())));
    Operand<TFloat32> change =
        tf.math.div(
            tf.math.mul(momentum.value(), alpha),
            tf.math.add(tf.math.sqrt(second), constant(adam.epsilon())));
    return both(kept, at.assignSubVariableOp(step.weight().handle(), change));
  }

  private Op adamax(UpdateRule.Adamax adamax, Ops at, Update.Step step) {
    Kept momentum = moved(at, step, "momentum", step.gradient(), adamax.beta1());
    Variable norm = slot(step, "norm");
    Operand<TFloat32> largest =
        tf.math.maximum(
            tf.math.mul(constant(adamax.beta2()), norm.operand()), step.given().magnitudes(tf));
    Operand<TFloat32> change =
        tf.math.div(
            tf.math.mul(rate, momentum.value()),
            tf.math.mul(
                tf.math.sub(constant(1), power(adamax.beta1())),
                tf.math.add(largest, constant(adamax.epsilon()))));
    return both(
        momentum.op(),
        at.assignVariableOp(norm.handle(), largest),
        at.assignSubVariableOp(step.weight().handle(), change));
  }

  private Op rmsProp(UpdateRule.RmsProp rmsProp, Ops at, Update.Step step) {
    Kept velocity = moved(at, step, "velocity", step.squares(tf), rmsProp.rho());
    Operand<TFloat32> spread = velocity.value();
    Op kept = velocity.op();
    if (rmsProp.centered()) {
      Kept mean = moved(at, step, "average_gradient", step.gradient(), rmsProp.rho());
      spread = tf.math.sub(spread, tf.math.square(mean.value()));
      kept = both(kept, mean.op());
    }
    Operand<TFloat32> increment =
        tf.math.div(
            tf.math.mul(rate, step.gradient()),
            tf.math.sqrt(tf.math.add(spread, constant(rmsProp.epsilon()))));
    Variable momentum = slot(step, "momentum");
    Operand<TFloat32> change =
        tf.math.add(tf.math.mul(constant(rmsProp.momentum()), momentum.operand()), increment);
    return both(
        kept,
        at.assignVariableOp(momentum.handle(), change),
        at.assignSubVariableOp(step.weight().handle(), change));
  }

  private Op adadelta(UpdateRule.Adadelta adadelta, Ops at, Update.Step step) {
    Kept gradients = moved(at, step, "accumulated_gradient", step.squares(tf), adadelta.rho());
    Variable changes = slot(step, "accumulated_change");
    Operand<TFloat32> epsilon = constant(adadelta.epsilon());
    Operand<TFloat32> factor =
        tf.math.sqrt(
            tf.math.div(
                tf.math.add(changes.operand(), epsilon), tf.math.add(gradients.value(), epsilon)));
    Operand<TFloat32> squares = tf.math.mul(tf.math.square(factor), step.squares(tf));
    Kept changed = moved(at, step, "accumulated_change", squares, adadelta.rho());
    Operand<TFloat32> change = tf.math.mul(rate, tf.math.mul(factor, step.gradient()));
    return both(
        gradients.op(), changed.op(), at.assignSubVariableOp(step.weight().handle(), change));
  }

  /** A moving average after this step. */
  private record Kept(Operand<TFloat32> value, Op op) {}

  private Kept moved(Ops at, Update.Step step, String slot, Operand<TFloat32> value, double decay) {
    Variable average = slot(step, slot);
    Operand<TFloat32> moved =
        tf.math.add(
            average.operand(),
            tf.math.mul(tf.math.sub(value, average.operand()), constant(1 - decay)));
    return new Kept(moved, at.assignVariableOp(average.handle(), moved));
  }

  /** By the number of this update, from 1, in float32 as Keras computes it. */
  private Operand<TFloat32> power(double beta) {
    Operand<TFloat32> count = tf.math.add(tf.dtypes.cast(iterations, TFloat32.class), constant(1));
    return tf.math.pow(constant(beta), count);
  }

  private Variable slot(Update.Step step, String name) {
    return slots.of(step.weight(), name, 0);
  }

  private Op both(Op... operations) {
    return tf.withControlDependencies(operations).noOp();
  }

  private Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }
}
