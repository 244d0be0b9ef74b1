package io.millrace.tf;

import io.millrace.tf.lowering.Variable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.types.TFloat32;

/** Gradients of a loss by the weights that it depends on. */
final class Gradients {
  private final Graph graph;

  Gradients(Graph graph) {
    this.graph = graph;
  }

  /** Those of the weights that the loss depends on: TensorFlow fails for any other. */
  List<Variable> reachable(Operand<TFloat32> loss, List<Variable> weights) {
    Set<String> behind = behind(loss);
    return weights.stream().filter(weight -> behind.contains(weight.read().op().name())).toList();
  }

  private static Set<String> behind(Operand<TFloat32> loss) {
    Set<String> seen = new HashSet<>();
    Deque<GraphOperation> open = new ArrayDeque<>();
    open.add((GraphOperation) loss.asOutput().op());
    while (!open.isEmpty()) {
      GraphOperation operation = open.remove();
      if (seen.add(operation.name())) {
        for (int i = 0; i < operation.numInputs(); i++) {
          open.add((GraphOperation) operation.input(i).op());
        }
      }
    }
    return seen;
  }

  /**
   * @param name of the scope that the operations go to
   * @param weights that the loss depends on
   * @return one for each weight
   */
  @SuppressWarnings("unchecked")
  List<Operand<TFloat32>> of(String name, Operand<TFloat32> loss, List<Variable> weights) {
    Output<?>[] by =
        weights.stream().map(weight -> weight.read().asOutput()).toArray(Output<?>[]::new);
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> gradient :
        graph.addGradients(name, new Output<?>[] {loss.asOutput()}, by, null)) {
      gradients.add((Output<TFloat32>) gradient);
    }
    return gradients;
  }
}
