package io.millrace.tf;

import io.millrace.tf.lowering.ForwardPass.Lookup;
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
   * The lookups through which alone the loss depends on a weight; none when it depends on it in
   * another way too.
   */
  List<Lookup> lookups(Operand<TFloat32> loss, Variable weight, List<Lookup> all) {
    Set<String> behind = behind(loss);
    List<Lookup> own =
        all.stream()
            .filter(lookup -> lookup.weight().equals(weight))
            .filter(lookup -> behind.contains(lookup.rows().asOutput().op().name()))
            .toList();
    Set<String> names = new HashSet<>();
    own.forEach(lookup -> names.add(lookup.rows().asOutput().op().name()));
    String read = weight.read().op().name();
    boolean others =
        behind.stream()
            .filter(name -> !names.contains(name))
            .map(name -> (GraphOperation) graph.operation(name))
            .anyMatch(operation -> takes(operation, read));
    return others ? List.of() : own;
  }

  private static boolean takes(GraphOperation operation, String input) {
    for (int i = 0; i < operation.numInputs(); i++) {
      if (operation.input(i).op().name().equals(input)) {
        return true;
      }
    }
    return false;
  }

  /**
   * @param name of the scope that the operations go to
   * @param values that the loss depends on
   * @return one for each value
   */
  @SuppressWarnings("unchecked")
  List<Operand<TFloat32>> of(String name, Operand<TFloat32> loss, List<Output<?>> values) {
    List<Operand<TFloat32>> gradients = new ArrayList<>();
    for (Output<?> gradient :
        graph.addGradients(
            name, new Output<?>[] {loss.asOutput()}, values.toArray(Output<?>[]::new), null)) {
      gradients.add((Output<TFloat32>) gradient);
    }
    return gradients;
  }
}
