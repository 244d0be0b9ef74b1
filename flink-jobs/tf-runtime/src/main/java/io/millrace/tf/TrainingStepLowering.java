package io.millrace.tf;

import io.millrace.keras.KerasModel;
import io.millrace.keras.constraint.Constraint;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.tf.ObjectiveLowering.Lowered;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.ForwardPass.Lookup;
import io.millrace.tf.lowering.Variable;
import io.millrace.tf.lowering.Variables;
import io.millrace.tf.optimizer.OptimizerLowering;
import io.millrace.tf.optimizer.Slots;
import io.millrace.tf.optimizer.StepInputs;
import io.millrace.tf.optimizer.WeightGradient;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TType;

/** From the loss of a pass over its gradients to the operations that change weights. */
final class TrainingStepLowering {
  private final KerasModel model;
  private final Graph graph;
  private final Variables variables;
  private final Slots slots;

  TrainingStepLowering(KerasModel model, Graph graph, Variables variables, Slots slots) {
    this.model = model;
    this.graph = graph;
    this.variables = variables;
    this.slots = slots;
  }

  /**
   * @throws UnusableModelException when the loss depends on no weight that may be trained
   */
  TrainingStep lower(String scope, ForwardPass pass, Lowered lowered, StepInputs inputs) {
    List<Variable> trainable =
        model.weights().stream()
            .filter(WeightSpec::trainable)
            .map(weight -> variables.get(weight.name()))
            .toList();
    List<Variable> trained = new Gradients(graph).reachable(lowered.loss(), trainable);
    if (trained.isEmpty()) {
      throw new UnusableModelException(
          "the loss depends on no weight that may be trained; legal is at least one", null);
    }
    Ops tf = pass.tf().withSubScope("optimizer");
    OptimizerLowering.Operations operations =
        new OptimizerLowering(tf, slots, inputs, model.compile().optimizer())
            .lower(gradients(scope, pass, lowered.loss(), trained));
    return new TrainingStep(
        lowered.numbers(),
        all(tf, pass.updates(), operations.update()),
        operations.accumulate().isEmpty() ? null : all(tf, pass.updates(), operations.accumulate()),
        operations.overwrite().isEmpty() ? null : all(tf, List.of(), operations.overwrite()),
        trainable.stream()
            .filter(weight -> !trained.contains(weight))
            .map(Variable::name)
            .toList());
  }

  /**
   * Of the loss times its scale, divided by it again: what would be too small for a float is not.
   */
  private List<WeightGradient> gradients(
      String scope, ForwardPass pass, Operand<TFloat32> loss, List<Variable> trained) {
    Ops tf = pass.tf().withSubScope("optimizer");
    float scale = (float) model.compile().optimizer().options().lossScale();
    Operand<TFloat32> scaled = scale == 1 ? loss : tf.math.mul(loss, tf.constant(scale));
    Gradients gradients = new Gradients(graph);
    List<List<Lookup>> lookups = new ArrayList<>();
    List<Output<?>> by = new ArrayList<>();
    for (Variable weight : trained) {
      List<Lookup> own = gradients.lookups(loss, weight, pass.lookups());
      lookups.add(own);
      if (own.isEmpty()) {
        by.add(weight.read().asOutput());
      }
      own.forEach(lookup -> by.add(lookup.rows().asOutput()));
    }
    Iterator<Operand<TFloat32>> computed =
        gradients.of(scope + "/gradients", scaled, by).stream()
            .map(
                each ->
                    scale == 1 ? each : (Operand<TFloat32>) tf.math.div(each, tf.constant(scale)))
            .iterator();
    List<WeightGradient> ofWeights = new ArrayList<>();
    for (int i = 0; i < trained.size(); i++) {
      ofWeights.add(gradient(tf, trained.get(i), lookups.get(i), computed));
    }
    return ofWeights;
  }

  private WeightGradient gradient(
      Ops tf, Variable weight, List<Lookup> lookups, Iterator<Operand<TFloat32>> computed) {
    @Nullable Constraint constraint = spec(weight).constraint();
    if (lookups.isEmpty()) {
      return new WeightGradient(weight, computed.next(), null, constraint);
    }
    List<Operand<TFloat32>> values = new ArrayList<>();
    List<Operand<TInt32>> rows = new ArrayList<>();
    long size = weight.shape().dimensions().get(1);
    for (Lookup lookup : lookups) {
      values.add(tf.reshape(computed.next(), tf.constant(new long[] {-1, size})));
      rows.add(tf.reshape(lookup.indices(), tf.constant(new long[] {-1})));
    }
    return new WeightGradient(weight, joined(tf, values), joined(tf, rows), constraint);
  }

  private static <T extends TType> Operand<T> joined(Ops tf, List<Operand<T>> parts) {
    return parts.size() == 1 ? parts.get(0) : tf.concat(parts, tf.constant(0));
  }

  private WeightSpec spec(Variable variable) {
    return model.weights().stream()
        .filter(weight -> weight.name().equals(variable.name()))
        .findFirst()
        .orElseThrow();
  }

  private static Op all(Ops tf, List<Op> first, List<Op> second) {
    List<Op> operations = new ArrayList<>(first);
    operations.addAll(second);
    return tf.withControlDependencies(operations).noOp();
  }
}
