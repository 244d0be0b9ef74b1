package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.compile.Objective;
import io.millrace.keras.compile.ReportedMetric;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.regularizer.Regularizer;
import io.millrace.tf.loss.Labelled;
import io.millrace.tf.loss.LossLowering;
import io.millrace.tf.lowering.Activated;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.Variables;
import io.millrace.tf.metric.Measured;
import io.millrace.tf.metric.MetricLowering;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Loss and metrics of a pass: the losses of the outputs by their weights, and what regularizers add
 * to them, in training and outside of it.
 */
final class ObjectiveLowering {
  private final KerasModel model;
  private final Forward forward;
  private final ForwardPass pass;
  private final Fed fed;

  /** A pass that has been made. */
  record Forward(ForwardPass pass, Variables variables, List<Activated> outputs) {}

  /**
   * What is fed beside the features.
   *
   * @param labels of each output, null for one that needs none
   * @param weights of the examples; null when all count the same
   */
  record Fed(List<@Nullable Operand<TFloat32>> labels, @Nullable Operand<TFloat32> weights) {}

  /**
   * @param loss that training makes small, a scalar
   * @param numbers the loss, the metrics, then the losses of several outputs
   */
  record Lowered(
      Operand<TFloat32> loss, Operand<TFloat32> numbers, List<MetricTotals.Entry> entries) {}

  ObjectiveLowering(KerasModel model, Forward forward, Fed fed) {
    this.model = model;
    this.forward = forward;
    this.pass = forward.pass();
    this.fed = fed;
  }

  Lowered lower() {
    CompileConfig compile = model.compile();
    List<@Nullable Operand<TFloat32>> losses = losses(compile);
    Operand<TFloat32> total = total(losses);
    ResultVector numbers = new ResultVector(pass.tf());
    numbers.addMean(CompileConfig.LOSS, total);
    for (ReportedMetric metric : compile.reported()) {
      numbers.add(names(metric), measured(metric));
    }
    for (int output : compile.reportedLosses()) {
      Operand<TFloat32> loss = losses.get(output);
      if (loss != null) {
        numbers.addMean(compile.objectives().get(output).output() + "_loss", loss);
      }
    }
    return new Lowered(total, numbers.join(), numbers.entries());
  }

  private List<@Nullable Operand<TFloat32>> losses(CompileConfig compile) {
    List<@Nullable Operand<TFloat32>> losses = new ArrayList<>();
    for (int i = 0; i < compile.objectives().size(); i++) {
      Loss loss = compile.objectives().get(i).loss();
      losses.add(
          loss == null
              ? null
              : new LossLowering(labelled(i, scope("loss"))).lower(loss, fed.weights()));
    }
    return losses;
  }

  private Operand<TFloat32> total(List<@Nullable Operand<TFloat32>> losses) {
    Ops tf = scope("loss");
    List<Operand<TFloat32>> terms = new ArrayList<>();
    for (int i = 0; i < losses.size(); i++) {
      Operand<TFloat32> loss = losses.get(i);
      Objective objective = model.compile().objectives().get(i);
      if (loss != null) {
        terms.add(
            objective.lossWeight() == 1
                ? loss
                : tf.math.mul(loss, tf.constant((float) objective.lossWeight())));
      }
    }
    terms.addAll(pass.losses());
    model.weights().forEach(weight -> addRegularization(weight, terms));
    return terms.size() == 1 ? terms.get(0) : tf.math.addN(terms);
  }

  /** Keras leaves out weights that are not trained. */
  private void addRegularization(WeightSpec weight, List<Operand<TFloat32>> terms) {
    Regularizer regularizer = weight.regularizer();
    if (regularizer == null || !weight.trainable()) {
      return;
    }
    Ops tf = scope("regularization");
    Operand<TFloat32> value = forward.variables().get(weight.name()).operand();
    var axes = tf.constant(IntStream.range(0, weight.shape().rank()).toArray());
    if (regularizer.l1() != 0) {
      terms.add(
          tf.math.mul(
              tf.constant((float) regularizer.l1()), tf.reduceSum(tf.math.abs(value), axes)));
    }
    if (regularizer.l2() != 0) {
      terms.add(
          tf.math.mul(
              tf.constant((float) regularizer.l2()), tf.reduceSum(tf.math.square(value), axes)));
    }
  }

  /** Weighted metrics have weights of 1 where none are given, so that both add up alike. */
  private Measured measured(ReportedMetric metric) {
    Ops tf = scope("metrics");
    Labelled labelled = labelled(metric.objective(), tf);
    Operand<TFloat32> weights =
        !metric.weighted() ? null : fed.weights() == null ? ones(labelled) : fed.weights();
    return new MetricLowering(labelled, weights).lower(metric.metric().function());
  }

  private static Operand<TFloat32> ones(Labelled labelled) {
    Ops tf = labelled.tf();
    Operand<TInt32> rows =
        tf.slice(
            tf.shape(labelled.labels()), tf.constant(new int[] {0}), tf.constant(new int[] {1}));
    return tf.fill(rows, tf.constant(1f));
  }

  private List<String> names(ReportedMetric metric) {
    TensorShape output = model.outputShapes().get(metric.objective());
    int count = metric.metric().function().valueCount(output);
    return count == 1
        ? List.of(metric.name())
        : IntStream.range(0, count).mapToObj(i -> metric.name() + "_" + i).toList();
  }

  private Labelled labelled(int output, Ops tf) {
    Operand<TFloat32> labels = fed.labels().get(output);
    if (labels == null) {
      throw new IllegalStateException("output " + output + " has no labels");
    }
    return new Labelled(
        tf, forward.outputs().get(output), labels, model.outputShapes().get(output));
  }

  private Ops scope(String name) {
    return pass.tf().withSubScope(name);
  }
}
