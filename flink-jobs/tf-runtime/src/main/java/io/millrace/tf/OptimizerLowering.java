package io.millrace.tf;

import io.millrace.keras.compile.Adadelta;
import io.millrace.keras.compile.Adagrad;
import io.millrace.keras.compile.Adam;
import io.millrace.keras.compile.Adamax;
import io.millrace.keras.compile.Optimizer;
import io.millrace.keras.compile.RmsProp;
import io.millrace.keras.compile.Sgd;
import io.millrace.tf.lowering.Variable;
import io.millrace.tf.lowering.Variables;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyKerasMomentum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * Updates of the weights by the formulas of Keras 3, with TensorFlow's resource kernels where those
 * equal them. The beta powers follow from the step, so no state but the slots is kept.
 */
final class OptimizerLowering {
  private final Ops tf;
  private final Variables variables;
  private final Operand<TInt64> step;
  private final List<Slot> slots = new ArrayList<>();

  /** A variable that the optimizer keeps for a weight, and its first value everywhere. */
  record Slot(Variable variable, float initialValue) {}

  /**
   * @param step number of steps taken before, a scalar
   */
  OptimizerLowering(Ops tf, Variables variables, Operand<TInt64> step) {
    this.tf = tf;
    this.variables = variables;
    this.step = step;
  }

  /** The slots that were made, in order. */
  List<Slot> slots() {
    return List.copyOf(slots);
  }

  /** One update for each weight. */
  List<Op> lower(Optimizer optimizer, List<Variable> weights, List<Operand<TFloat32>> gradients) {
    Update update = update(optimizer);
    List<Op> updates = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      updates.add(update.of(weights.get(i), gradients.get(i)));
    }
    return updates;
  }

  private interface Update {
    Op of(Variable weight, Operand<TFloat32> gradient);
  }

  private Update update(Optimizer optimizer) {
    if (optimizer instanceof Sgd sgd) {
      return sgd.momentum() == 0 ? plain(sgd) : momentum(sgd);
    }
    if (optimizer instanceof Adam adam) {
      return adam(adam);
    }
    if (optimizer instanceof Adamax adamax) {
      return adamax(adamax);
    }
    if (optimizer instanceof RmsProp rmsProp) {
      return rmsProp.centered() ? centered(rmsProp) : rmsProp(rmsProp);
    }
    if (optimizer instanceof Adagrad adagrad) {
      return adagrad(adagrad);
    }
    if (optimizer instanceof Adadelta adadelta) {
      return adadelta(adadelta);
    }
    throw new IllegalStateException("no lowering for the optimizer " + optimizer);
  }

  private Update plain(Sgd sgd) {
    Operand<TFloat32> rate = constant(sgd.learningRate());
    return (weight, gradient) ->
        tf.train.resourceApplyGradientDescent(weight.handle(), rate, gradient);
  }

  private Update momentum(Sgd sgd) {
    Operand<TFloat32> rate = constant(sgd.learningRate());
    Operand<TFloat32> momentum = constant(sgd.momentum());
    return (weight, gradient) ->
        tf.train.resourceApplyKerasMomentum(
            weight.handle(),
            slot(weight, "momentum", 0).handle(),
            rate,
            gradient,
            momentum,
            ResourceApplyKerasMomentum.useNesterov(sgd.nesterov()));
  }

  private Update adam(Adam adam) {
    Operand<TFloat32> rate = constant(adam.learningRate());
    Operand<TFloat32> beta1 = constant(adam.beta1());
    Operand<TFloat32> beta2 = constant(adam.beta2());
    Operand<TFloat32> epsilon = constant(adam.epsilon());
    Operand<TFloat32> power1 = power(beta1);
    Operand<TFloat32> power2 = power(beta2);
    return (weight, gradient) ->
        tf.train.resourceApplyAdam(
            weight.handle(),
            slot(weight, "momentum", 0).handle(),
            slot(weight, "velocity", 0).handle(),
            power1,
            power2,
            rate,
            beta1,
            beta2,
            epsilon,
            gradient);
  }

  private Update adamax(Adamax adamax) {
    Operand<TFloat32> rate = constant(adamax.learningRate());
    Operand<TFloat32> beta1 = constant(adamax.beta1());
    Operand<TFloat32> beta2 = constant(adamax.beta2());
    Operand<TFloat32> epsilon = constant(adamax.epsilon());
    Operand<TFloat32> power1 = power(beta1);
    return (weight, gradient) ->
        tf.train.resourceApplyAdaMax(
            weight.handle(),
            slot(weight, "momentum", 0).handle(),
            slot(weight, "norm", 0).handle(),
            power1,
            rate,
            beta1,
            beta2,
            epsilon,
            gradient);
  }

  private Update rmsProp(RmsProp rmsProp) {
    Operand<TFloat32> rate = constant(rmsProp.learningRate());
    Operand<TFloat32> rho = constant(rmsProp.rho());
    Operand<TFloat32> momentum = constant(rmsProp.momentum());
    Operand<TFloat32> epsilon = constant(rmsProp.epsilon());
    return (weight, gradient) ->
        tf.train.resourceApplyRmsProp(
            weight.handle(),
            slot(weight, "velocity", 0).handle(),
            slot(weight, "momentum", 0).handle(),
            rate,
            rho,
            momentum,
            epsilon,
            gradient);
  }

  private Update centered(RmsProp rmsProp) {
    Operand<TFloat32> rate = constant(rmsProp.learningRate());
    Operand<TFloat32> rho = constant(rmsProp.rho());
    Operand<TFloat32> momentum = constant(rmsProp.momentum());
    Operand<TFloat32> epsilon = constant(rmsProp.epsilon());
    return (weight, gradient) ->
        tf.train.resourceApplyCenteredRmsProp(
            weight.handle(),
            slot(weight, "average_gradient", 0).handle(),
            slot(weight, "velocity", 0).handle(),
            slot(weight, "momentum", 0).handle(),
            rate,
            rho,
            momentum,
            epsilon,
            gradient);
  }

  /** The kernel adds epsilon after the root, Keras under it; so this one is composed. */
  private Update adagrad(Adagrad adagrad) {
    Operand<TFloat32> rate = constant(adagrad.learningRate());
    Operand<TFloat32> epsilon = constant(adagrad.epsilon());
    return (weight, gradient) -> {
      Variable sum = slot(weight, "accumulator", (float) adagrad.initialAccumulatorValue());
      Operand<TFloat32> grown = tf.math.add(sum.operand(), tf.math.square(gradient));
      Operand<TFloat32> change =
          tf.math.mul(tf.math.mul(rate, gradient), tf.math.rsqrt(tf.math.add(grown, epsilon)));
      return tf.withControlDependencies(
              tf.assignVariableOp(sum.handle(), grown),
              tf.assignSubVariableOp(weight.handle(), change))
          .noOp();
    };
  }

  private Update adadelta(Adadelta adadelta) {
    Operand<TFloat32> rate = constant(adadelta.learningRate());
    Operand<TFloat32> rho = constant(adadelta.rho());
    Operand<TFloat32> epsilon = constant(adadelta.epsilon());
    return (weight, gradient) ->
        tf.train.resourceApplyAdadelta(
            weight.handle(),
            slot(weight, "accumulated_gradient", 0).handle(),
            slot(weight, "accumulated_change", 0).handle(),
            rate,
            rho,
            epsilon,
            gradient);
  }

  private Variable slot(Variable weight, String name, float initialValue) {
    Variable variable = variables.add(weight.name() + "/" + name, weight.shape());
    slots.add(new Slot(variable, initialValue));
    return variable;
  }

  private Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }

  /** {@code beta^(step + 1)} in float32, as Keras computes it. */
  private Operand<TFloat32> power(Operand<TFloat32> beta) {
    Operand<TFloat32> count = tf.math.add(tf.dtypes.cast(step, TFloat32.class), tf.constant(1f));
    return tf.math.pow(beta, count);
  }
}
