package io.millrace.tf;

import io.millrace.keras.KerasModel;
import io.millrace.keras.layer.WeightSpec;
import io.millrace.keras.optimizer.Optimizer;
import io.millrace.tf.ObjectiveLowering.Lowered;
import io.millrace.tf.lowering.ForwardPass;
import io.millrace.tf.lowering.Variable;
import io.millrace.tf.lowering.Variables;
import io.millrace.tf.optimizer.OptimizerLowering;
import io.millrace.tf.optimizer.Slots;
import io.millrace.tf.optimizer.StepInputs;
import io.millrace.tf.optimizer.WeightGradient;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

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
            .lower(gradients(scope, tf, lowered.loss(), trained));
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
      String scope, Ops tf, Operand<TFloat32> loss, List<Variable> trained) {
    Optimizer optimizer = model.compile().optimizer();
    float scale = (float) optimizer.options().lossScale();
    Operand<TFloat32> scaled = scale == 1 ? loss : tf.math.mul(loss, tf.constant(scale));
    List<Operand<TFloat32>> gradients =
        new Gradients(graph).of(scope + "/gradients", scaled, trained);
    List<WeightGradient> ofWeights = new ArrayList<>();
    for (int i = 0; i < trained.size(); i++) {
      Operand<TFloat32> gradient = gradients.get(i);
      ofWeights.add(
          new WeightGradient(
              trained.get(i),
              scale == 1 ? gradient : tf.math.div(gradient, tf.constant(scale)),
              spec(trained.get(i)).constraint()));
    }
    return ofWeights;
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
