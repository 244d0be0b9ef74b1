package io.millrace.tf.optimizer;

import io.millrace.keras.constraint.Constraint;
import io.millrace.keras.optimizer.Optimizer;
import io.millrace.keras.optimizer.StepOptions;
import io.millrace.keras.optimizer.StepOptions.MovingAverage;
import io.millrace.tf.lowering.Variable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * One step of an optimizer in Keras' order: gradients are accumulated and clipped, weights decay,
 * are updated, averaged, and made legal.
 */
public final class OptimizerLowering {
  private final Ops tf;
  private final Slots slots;
  private final StepInputs inputs;
  private final Optimizer optimizer;
  private final StepOptions options;

  /**
   * What a step runs.
   *
   * @param update one operation for each weight
   * @param accumulate the same for a step that only collects gradients; empty where none does
   * @param overwrite makes the averages of the weights the weights; empty without averages
   */
  public record Operations(List<Op> update, List<Op> accumulate, List<Op> overwrite) {}

  public OptimizerLowering(Ops tf, Slots slots, StepInputs inputs, Optimizer optimizer) {
    this.tf = tf;
    this.slots = slots;
    this.inputs = inputs;
    this.optimizer = optimizer;
    this.options = optimizer.options();
  }

  public Operations lower(List<WeightGradient> gradients) {
    boolean accumulates = options.accumulationSteps() > 1;
    List<WeightGradient> whole =
        accumulates ? gradients.stream().map(this::mean).toList() : gradients;
    List<WeightGradient> clipped = new ClippingLowering(tf).lower(options.clipping(), whole);
    Update update =
        new UpdateLowering(tf, slots, inputs.learningRate(), iterations()).lower(optimizer.rule());
    List<Op> updates = new ArrayList<>();
    List<Op> accumulations = new ArrayList<>();
    List<Op> overwrites = new ArrayList<>();
    for (int i = 0; i < clipped.size(); i++) {
      updates.add(finished(clipped.get(i), updated(clipped.get(i), update)));
      if (accumulates) {
        accumulations.add(finished(gradients.get(i), accumulated(gradients.get(i))));
      }
      if (options.average() != null) {
        overwrites.add(overwritten(gradients.get(i)));
      }
    }
    return new Operations(updates, accumulations, overwrites);
  }

  /** Number of updates before. */
  private Operand<TInt64> iterations() {
    return options.accumulationSteps() == 1
        ? inputs.step()
        : tf.math.floorDiv(inputs.step(), tf.constant((long) options.accumulationSteps()));
  }

  private WeightGradient mean(WeightGradient gradient) {
    Operand<TFloat32> sum =
        tf.math.add(gradient.dense(tf), accumulator(gradient.weight()).operand());
    return gradient.whole(tf.math.div(sum, tf.constant((float) options.accumulationSteps())));
  }

  private Variable accumulator(Variable weight) {
    return slots.of(weight, "gradient_accumulator", 0);
  }

  private Op accumulated(WeightGradient gradient) {
    return tf.assignAddVariableOp(accumulator(gradient.weight()).handle(), gradient.dense(tf));
  }

  private Op updated(WeightGradient gradient, Update update) {
    Variable weight = gradient.weight();
    if (options.weightDecay() == 0) {
      return reset(weight, update.of(tf, step(gradient, weight.operand())));
    }
    Operand<TFloat32> decay =
        tf.math.mul(
            tf.math.mul(weight.operand(), tf.constant((float) options.weightDecay())),
            inputs.learningRate());
    Ops afterDecay = tf.withControlDependencies(tf.assignSubVariableOp(weight.handle(), decay));
    Operand<TFloat32> decayed = tf.math.sub(weight.operand(), decay);
    return reset(weight, update.of(afterDecay, step(gradient, decayed)));
  }

  private Update.Step step(WeightGradient gradient, Operand<TFloat32> value) {
    return new Update.Step(gradient.weight(), value, gradient, gradient.dense(tf));
  }

  /** Begins the next accumulation, after the update has used this one. */
  private Op reset(Variable weight, Op update) {
    if (options.accumulationSteps() == 1) {
      return update;
    }
    Variable accumulator = accumulator(weight);
    return tf.withControlDependencies(update)
        .assignVariableOp(accumulator.handle(), tf.zerosLike(accumulator.operand()));
  }

  private Op finished(WeightGradient gradient, Op update) {
    MovingAverage average = options.average();
    Op averaged = average == null ? update : averaged(gradient.weight(), average, update);
    return constrained(gradient, averaged);
  }

  /** The first average is the weight itself. */
  private Op averaged(Variable weight, MovingAverage options, Op update) {
    Variable average = average(weight);
    Operand<TFloat32> momentum =
        tf.math.mul(
            tf.dtypes.cast(tf.math.notEqual(iterations(), tf.constant(0L)), TFloat32.class),
            tf.constant((float) options.momentum()));
    Operand<TFloat32> now =
        tf.withControlDependencies(update).readVariableOp(weight.handle(), TFloat32.class);
    Operand<TFloat32> moved =
        tf.math.add(
            tf.math.mul(momentum, average.operand()),
            tf.math.mul(tf.math.sub(tf.constant(1f), momentum), now));
    return tf.assignVariableOp(average.handle(), moved);
  }

  private Variable average(Variable weight) {
    return slots.of(weight, "average", 0);
  }

  private Op overwritten(WeightGradient gradient) {
    Variable weight = gradient.weight();
    return constrained(gradient, tf.assignVariableOp(weight.handle(), average(weight).operand()));
  }

  private Op constrained(WeightGradient gradient, Op after) {
    @Nullable Constraint constraint = gradient.constraint();
    if (constraint == null) {
      return after;
    }
    Variable weight = gradient.weight();
    Operand<TFloat32> now =
        tf.withControlDependencies(after).readVariableOp(weight.handle(), TFloat32.class);
    return tf.assignVariableOp(
        weight.handle(), new ConstraintLowering(tf, weight.shape().rank()).lower(constraint, now));
  }
}
