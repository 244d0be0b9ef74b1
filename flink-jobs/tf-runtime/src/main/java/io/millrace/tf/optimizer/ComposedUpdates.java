package io.millrace.tf.optimizer;

import io.millrace.keras.optimizer.UpdateRule;
import io.millrace.tf.lowering.Variable;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/** The rules that no kernel of TensorFlow computes as Keras does. */
final class ComposedUpdates {
  private final Ops tf;
  private final Slots slots;
  private final Operand<TFloat32> rate;
  private final Operand<TInt64> iterations;

  /**
   * @param iterations number of updates before, a scalar
   */
  ComposedUpdates(Ops tf, Slots slots, Operand<TFloat32> rate, Operand<TInt64> iterations) {
    this.tf = tf;
    this.slots = slots;
    this.rate = rate;
    this.iterations = iterations;
  }

  Update lower(UpdateRule rule) {
    if (rule instanceof UpdateRule.Adagrad adagrad) {
      return adagrad(adagrad);
    }
    if (rule instanceof UpdateRule.Nadam nadam) {
      return nadam(nadam);
    }
    if (rule instanceof UpdateRule.Lion lion) {
      return lion(lion);
    }
    if (rule instanceof UpdateRule.Lamb lamb) {
      return lamb(lamb);
    }
    if (rule instanceof UpdateRule.Ftrl ftrl) {
      return ftrl(ftrl);
    }
    throw new IllegalStateException("no lowering for the optimizer " + rule);
  }

  /** The kernel adds epsilon after the root, Keras under it; so this one is composed. */
  private Update adagrad(UpdateRule.Adagrad adagrad) {
    Operand<TFloat32> epsilon = constant(adagrad.epsilon());
    return (at, step) -> {
      Variable sum =
          slots.of(step.weight(), "accumulator", (float) adagrad.initialAccumulatorValue());
      Operand<TFloat32> grown = tf.math.add(sum.operand(), step.squares(tf));
      Operand<TFloat32> change =
          tf.math.mul(
              tf.math.mul(rate, step.gradient()), tf.math.rsqrt(tf.math.add(grown, epsilon)));
      return both(
          at.assignVariableOp(sum.handle(), grown),
          at.assignSubVariableOp(step.weight().handle(), change));
    };
  }

  private Update nadam(UpdateRule.Nadam nadam) {
    Betas betas = Betas.of(tf, iterations, nadam.beta1(), nadam.beta2());
    Operand<TFloat32> one = constant(1);
    Operand<TFloat32> epsilon = constant(nadam.epsilon());
    Operand<TFloat32> now = scheduled(betas, betas.count());
    Operand<TFloat32> next = scheduled(betas, tf.math.add(betas.count(), one));
    Variable product = slots.scalar("nadam/u_product", 1);
    Operand<TFloat32> product1 = tf.math.mul(product.operand(), now);
    Op keepProduct = tf.assignVariableOp(product.handle(), product1);
    Operand<TFloat32> ofMoment = tf.math.div(next, tf.math.sub(one, tf.math.mul(product1, next)));
    Operand<TFloat32> ofGradient = tf.math.div(tf.math.sub(one, now), tf.math.sub(one, product1));
    return (at, step) -> {
      Moments moments = moments(at, step, betas);
      Operand<TFloat32> mean =
          tf.math.add(
              tf.math.mul(ofMoment, moments.first()), tf.math.mul(ofGradient, step.gradient()));
      Operand<TFloat32> change =
          tf.math.div(
              tf.math.mul(mean, rate), tf.math.add(deviation(moments, betas, one), epsilon));
      return both(
          at.assignSubVariableOp(step.weight().handle(), change), moments.kept(), keepProduct);
    };
  }

  /** {@code beta1 (1 - 0.96^t / 2)}. */
  private Operand<TFloat32> scheduled(Betas betas, Operand<TFloat32> count) {
    return tf.math.mul(
        betas.beta1(),
        tf.math.sub(constant(1), tf.math.mul(constant(0.5), tf.math.pow(constant(0.96), count))));
  }

  private Update lion(UpdateRule.Lion lion) {
    Operand<TFloat32> beta1 = constant(lion.beta1());
    Operand<TFloat32> beta2 = constant(lion.beta2());
    Operand<TFloat32> rest1 = constant(1 - lion.beta1());
    Operand<TFloat32> rest2 = constant(1 - lion.beta2());
    return (at, step) -> {
      Variable momentum = slot(step, "momentum");
      Operand<TFloat32> m = momentum.operand();
      Operand<TFloat32> direction =
          tf.math.sign(tf.math.add(tf.math.mul(m, beta1), tf.math.mul(step.gradient(), rest1)));
      Operand<TFloat32> kept =
          tf.math.add(tf.math.mul(m, beta2), tf.math.mul(step.gradient(), rest2));
      return both(
          at.assignSubVariableOp(step.weight().handle(), tf.math.mul(rate, direction)),
          at.assignVariableOp(momentum.handle(), kept));
    };
  }

  private Update lamb(UpdateRule.Lamb lamb) {
    Betas betas = Betas.of(tf, iterations, lamb.beta1(), lamb.beta2());
    Operand<TFloat32> one = constant(1);
    Operand<TFloat32> epsilon = constant(lamb.epsilon());
    return (at, step) -> {
      Moments moments = moments(at, step, betas);
      Operand<TFloat32> mean = tf.math.div(moments.first(), tf.math.sub(one, betas.power1()));
      Operand<TFloat32> update =
          tf.math.div(mean, tf.math.add(deviation(moments, betas, one), epsilon));
      Operand<TFloat32> ratio = ratio(norm(step.value(), step), norm(update, step), one);
      Operand<TFloat32> change = tf.math.mul(tf.math.mul(ratio, rate), update);
      return both(at.assignSubVariableOp(step.weight().handle(), change), moments.kept());
    };
  }

  /** McMahan et al., 2013: the weight follows from what the gradients sum up to. */
  private Update ftrl(UpdateRule.Ftrl ftrl) {
    Operand<TFloat32> power = constant(-ftrl.learningRatePower());
    Operand<TFloat32> l1 = constant(ftrl.l1());
    Operand<TFloat32> twice = constant(2);
    Operand<TFloat32> l2 =
        tf.math.add(
            constant(ftrl.l2()), tf.math.div(constant(ftrl.beta()), tf.math.mul(twice, rate)));
    Operand<TFloat32> shrinkage = constant(2 * ftrl.l2Shrinkage());
    return (at, step) -> {
      Variable sum = slots.of(step.weight(), "accumulator", (float) ftrl.initialAccumulatorValue());
      Variable linear = slot(step, "linear");
      Operand<TFloat32> grown = tf.math.add(sum.operand(), step.squares(tf));
      Operand<TFloat32> root = tf.math.pow(grown, power);
      Operand<TFloat32> slope =
          tf.math.div(tf.math.sub(root, tf.math.pow(sum.operand(), power)), rate);
      Operand<TFloat32> gradient =
          tf.math.add(step.gradient(), tf.math.mul(shrinkage, step.value()));
      Operand<TFloat32> moved =
          tf.math.add(linear.operand(), tf.math.sub(gradient, tf.math.mul(slope, step.value())));
      Operand<TFloat32> clipped = tf.clipByValue(moved, tf.math.neg(l1), l1);
      Operand<TFloat32> curvature = tf.math.add(tf.math.div(root, rate), tf.math.mul(twice, l2));
      Operand<TFloat32> weight = tf.math.div(tf.math.sub(clipped, moved), curvature);
      return both(
          at.assignVariableOp(step.weight().handle(), weight),
          at.assignVariableOp(linear.handle(), moved),
          at.assignVariableOp(sum.handle(), grown));
    };
  }

  private Operand<TFloat32> norm(Operand<TFloat32> values, Update.Step step) {
    Operand<TInt32> axes = tf.constant(IntStream.range(0, step.weight().shape().rank()).toArray());
    return tf.math.sqrt(tf.reduceSum(tf.math.square(values), axes));
  }

  /** Of the norms of weight and update, 1 where one of them is 0. */
  private Operand<TFloat32> ratio(
      Operand<TFloat32> ofWeight, Operand<TFloat32> ofUpdate, Operand<TFloat32> one) {
    Operand<TFloat32> ratio = tf.math.divNoNan(ofWeight, ofUpdate);
    return tf.select(tf.math.greater(ratio, constant(0)), ratio, one);
  }

  /** Moving averages of the gradient and of its square, after this step. */
  private record Moments(Operand<TFloat32> first, Operand<TFloat32> second, Op kept) {}

  private Moments moments(Ops at, Update.Step step, Betas betas) {
    Variable momentum = slot(step, "momentum");
    Variable velocity = slot(step, "velocity");
    Operand<TFloat32> first = moved(momentum, step.gradient(), betas.rest1());
    Operand<TFloat32> second = moved(velocity, step.squares(tf), betas.rest2());
    return new Moments(
        first,
        second,
        both(
            at.assignVariableOp(momentum.handle(), first),
            at.assignVariableOp(velocity.handle(), second)));
  }

  private Operand<TFloat32> moved(
      Variable average, Operand<TFloat32> value, Operand<TFloat32> part) {
    return tf.math.add(average.operand(), tf.math.mul(tf.math.sub(value, average.operand()), part));
  }

  private Operand<TFloat32> deviation(Moments moments, Betas betas, Operand<TFloat32> one) {
    return tf.math.sqrt(tf.math.div(moments.second(), tf.math.sub(one, betas.power2())));
  }

  private Op both(Op... operations) {
    return tf.withControlDependencies(operations).noOp();
  }

  private Variable slot(Update.Step step, String name) {
    return slots.of(step.weight(), name, 0);
  }

  private Operand<TFloat32> constant(double value) {
    return tf.constant((float) value);
  }
}
