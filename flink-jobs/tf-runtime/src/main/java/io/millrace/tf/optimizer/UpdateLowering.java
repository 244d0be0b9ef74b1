package io.millrace.tf.optimizer;

import io.millrace.keras.optimizer.UpdateRule;
import io.millrace.tf.lowering.Variable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.train.ResourceApplyKerasMomentum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The rules of Keras 3, with TensorFlow's resource kernels where those equal them, else composed.
 */
final class UpdateLowering {
  private final Ops tf;
  private final Slots slots;
  private final Operand<TFloat32> rate;
  private final Operand<TInt64> iterations;
  private final ComposedUpdates composed;

  /**
   * @param iterations number of updates before, a scalar
   */
  UpdateLowering(Ops tf, Slots slots, Operand<TFloat32> rate, Operand<TInt64> iterations) {
    this.tf = tf;
    this.slots = slots;
    this.rate = rate;
    this.iterations = iterations;
    this.composed = new ComposedUpdates(tf, slots, rate, iterations);
  }

  Update lower(UpdateRule rule) {
    Update whole = ofWhole(rule);
    Update rows = new RowUpdateLowering(tf, slots, rate, iterations).lower(rule);
    return rows == null
        ? whole
        : (at, step) -> step.ofRows() ? rows.of(at, step) : whole.of(at, step);
  }

  private Update ofWhole(UpdateRule rule) {
    if (rule instanceof UpdateRule.Sgd sgd) {
      return sgd.momentum() == 0 ? plain() : momentum(sgd);
    }
    if (rule instanceof UpdateRule.Adam adam) {
      return adam.amsgrad() ? amsgrad(adam) : adam(adam);
    }
    if (rule instanceof UpdateRule.Adamax adamax) {
      return adamax(adamax);
    }
    if (rule instanceof UpdateRule.RmsProp rmsProp) {
      return rmsProp.centered() ? centered(rmsProp) : rmsProp(rmsProp);
    }
    if (rule instanceof UpdateRule.Adadelta adadelta) {
      return adadelta(adadelta);
    }
    return composed.lower(rule);
  }

  private Update plain() {
    return (at, step) ->
        at.train.resourceApplyGradientDescent(step.weight().handle(), rate, step.gradient());
  }

  private Update momentum(UpdateRule.Sgd sgd) {
    Operand<TFloat32> momentum = constant(sgd.momentum());
    return (at, step) ->
        at.train.resourceApplyKerasMomentum(
            step.weight().handle(),
            slot(step, "momentum").handle(),
            rate,
            step.gradient(),
            momentum,
            ResourceApplyKerasMomentum.useNesterov(sgd.nesterov()));
  }

  private Update adam(UpdateRule.Adam adam) {
    Betas betas = Betas.of(tf, iterations, adam.beta1(), adam.beta2());
    Operand<TFloat32> epsilon = constant(adam.epsilon());
    return (at, step) ->
        at.train.resourceApplyAdam(
            step.weight().handle(),
            slot(step, "momentum").handle(),
            slot(step, "velocity").handle(),
            betas.power1(),
            betas.power2(),
            rate,
            betas.beta1(),
            betas.beta2(),
            epsilon,
            step.gradient());
  }

  private Update amsgrad(UpdateRule.Adam adam) {
    Betas betas = Betas.of(tf, iterations, adam.beta1(), adam.beta2());
    Operand<TFloat32> epsilon = constant(adam.epsilon());
    return (at, step) ->
        at.train.resourceApplyAdamWithAmsgrad(
            step.weight().handle(),
            slot(step, "momentum").handle(),
            slot(step, "velocity").handle(),
            slot(step, "velocity_hat").handle(),
            betas.power1(),
            betas.power2(),
            rate,
            betas.beta1(),
            betas.beta2(),
            epsilon,
            step.gradient());
  }

  private Update adamax(UpdateRule.Adamax adamax) {
    Betas betas = Betas.of(tf, iterations, adamax.beta1(), adamax.beta2());
    Operand<TFloat32> epsilon = constant(adamax.epsilon());
    return (at, step) ->
        at.train.resourceApplyAdaMax(
            step.weight().handle(),
            slot(step, "momentum").handle(),
            slot(step, "norm").handle(),
            betas.power1(),
            rate,
            betas.beta1(),
            betas.beta2(),
            epsilon,
            step.gradient());
  }

  private Update rmsProp(UpdateRule.RmsProp rmsProp) {
    Operand<TFloat32> rho = constant(rmsProp.rho());
    Operand<TFloat32> momentum = constant(rmsProp.momentum());
    Operand<TFloat32> epsilon = constant(rmsProp.epsilon());
    return (at, step) ->
        at.train.resourceApplyRmsProp(
            step.weight().handle(),
            slot(step, "velocity").handle(),
            slot(step, "momentum").handle(),
            rate,
            rho,
            momentum,
            epsilon,
            step.gradient());
  }

  private Update centered(UpdateRule.RmsProp rmsProp) {
    Operand<TFloat32> rho = constant(rmsProp.rho());
    Operand<TFloat32> momentum = constant(rmsProp.momentum());
    Operand<TFloat32> epsilon = constant(rmsProp.epsilon());
    return (at, step) ->
        at.train.resourceApplyCenteredRmsProp(
            step.weight().handle(),
            slot(step, "average_gradient").handle(),
            slot(step, "velocity").handle(),
            slot(step, "momentum").handle(),
            rate,
            rho,
            momentum,
            epsilon,
            step.gradient());
  }

  private Update adadelta(UpdateRule.Adadelta adadelta) {
    Operand<TFloat32> rho = constant(adadelta.rho());
    Operand<TFloat32> epsilon = constant(adadelta.epsilon());
    return (at, step) ->
        at.train.resourceApplyAdadelta(
            step.weight().handle(),
            slot(step, "accumulated_gradient").handle(),
            slot(step, "accumulated_change").handle(),
            rate,
            rho,
            epsilon,
            step.gradient());
  }

  private Variable slot(Update.Step step, String name) {
    return slots.of(step.weight(), name, 0);
  }

  private Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }
}
