package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.ModelGraph;
import io.millrace.keras.graph.TensorRef;
import io.millrace.keras.layer.InputLayer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * One way through the layers of a model: as in training, with random numbers, or as in inference.
 * Both ways of a graph share its variables. Lowerings see the pass from inside their layer: its
 * operations and weights are theirs.
 */
public final class ForwardPass {
  private static final LayerLowerings LOWERINGS = LayerLowerings.standard();

  private final Ops tf;
  private final Variables variables;
  private final @Nullable RandomNumbers random;
  private final String path;
  private final Effects effects;

  /** What a pass does beside its outputs, collected over all layers. */
  private record Effects(
      List<Op> updates,
      List<Operand<TFloat32>> losses,
      Map<Variable, Operand<TFloat32>> assigned,
      List<Lookup> lookups) {
    Effects() {
      this(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new ArrayList<>());
    }
  }

  /**
   * Rows of a weight that a layer took.
   *
   * @param indices of the rows
   * @param rows axes of the indices, then those of a row
   */
  public record Lookup(Variable weight, Operand<TInt32> indices, Operand<TFloat32> rows) {}

  private ForwardPass(
      Ops tf, Variables variables, @Nullable RandomNumbers random, String path, Effects effects) {
    this.tf = tf;
    this.variables = variables;
    this.random = random;
    this.path = path;
    this.effects = effects;
  }

  /** A pass in which dropout and noise work and moving averages move. */
  public static ForwardPass training(Ops tf, Variables variables, RandomNumbers random) {
    return new ForwardPass(tf, variables, random, "", new Effects());
  }

  public static ForwardPass inference(Ops tf, Variables variables) {
    return new ForwardPass(tf, variables, null, "", new Effects());
  }

  /** Scope that new operations go to. */
  public Ops tf() {
    return tf;
  }

  /** Null outside training. */
  public @Nullable RandomNumbers random() {
    return random;
  }

  public boolean training() {
    return random != null;
  }

  /** The layer, with the nested models it is in: unique in the whole model. */
  public String path() {
    return path;
  }

  /** Current value of a weight of the layer that is lowered. */
  public Operand<TFloat32> weight(String name) {
    return variable(name).operand();
  }

  /** A weight of the layer that is lowered. */
  public Variable variable(String name) {
    return variables.get(path + "/" + name);
  }

  /**
   * Value of a weight that lowerings assign to: as of {@link #weight}, and after the assignments of
   * layers and calls before.
   */
  public Operand<TFloat32> current(String name) {
    return effects.assigned.getOrDefault(variable(name), weight(name));
  }

  /** A weight's value after each training step, as that of a moving average. */
  public void assign(String name, Operand<TFloat32> value) {
    effects.assigned.put(variable(name), value);
  }

  /**
   * Rows of a weight of the layer that is lowered. Optimizers treat the gradient of each row that
   * is taken by itself, as long as nothing else uses the weight.
   *
   * @param indices of the rows, each legal
   */
  public Operand<TFloat32> rows(String name, Operand<TInt32> indices) {
    Variable variable = variable(name);
    Operand<TFloat32> rows = tf.gather(variable.operand(), indices, tf.constant(0));
    effects.lookups.add(new Lookup(variable, indices, rows));
    return rows;
  }

  /** All that {@link #rows} was called with. */
  public List<Lookup> lookups() {
    return List.copyOf(effects.lookups);
  }

  /** To be run with each training step. */
  public void update(Op update) {
    effects.updates.add(update);
  }

  /** A scalar that is added to the loss, as an activity regularizer's. */
  public void addLoss(Operand<TFloat32> loss) {
    effects.losses.add(loss);
  }

  /** Adds the assignments to the graph; asked once. */
  public List<Op> updates() {
    List<Op> updates = new ArrayList<>(effects.updates);
    effects.assigned.forEach(
        (variable, value) -> updates.add(tf.assignVariableOp(variable.handle(), value)));
    return updates;
  }

  public List<Operand<TFloat32>> losses() {
    return List.copyOf(effects.losses);
  }

  /** The same pass for a layer inside the one that is lowered, as a wrapper has. */
  public ForwardPass inside(String name) {
    return new ForwardPass(
        tf.withSubScope(name),
        variables,
        random,
        path.isEmpty() ? name : path + "/" + name,
        effects);
  }

  /**
   * @param inputs batch axis first, in the order in which the model takes them
   * @return the model's outputs
   */
  public List<Activated> through(ModelGraph graph, List<Activated> inputs) {
    List<List<TensorShape>> shapes = graph.shapes();
    List<List<Activated>> values = new ArrayList<>();
    for (int i = 0; i < graph.calls().size(); i++) {
      Call call = graph.calls().get(i);
      int input = graph.inputs().indexOf(new TensorRef(i, 0));
      if (call.layer() instanceof InputLayer) {
        values.add(input < 0 ? List.of() : List.of(inputs.get(input)));
        continue;
      }
      ForwardPass inLayer = inside(call.layer().name());
      LayerInputs given =
          new LayerInputs(
              inputs(call, values, inLayer.tf()),
              ModelGraph.inputShapes(call, shapes),
              call.options());
      values.add(LOWERINGS.lower(call.layer(), given, inLayer));
    }
    return graph.outputs().stream().map(ref -> values.get(ref.call()).get(ref.output())).toList();
  }

  /** What a call takes, each input with the mask that the call names for it, or its own. */
  private static List<Activated> inputs(Call call, List<List<Activated>> values, Ops tf) {
    List<Activated> inputs = new ArrayList<>();
    for (int i = 0; i < call.inputs().size(); i++) {
      TensorRef ref = call.inputs().get(i);
      TensorRef mask = call.masks().get(i);
      Activated input = values.get(ref.call()).get(ref.output());
      inputs.add(
          mask == null
              ? input
              : input.withMask(Masks.of(tf, values.get(mask.call()).get(mask.output()).output())));
    }
    return inputs;
  }
}
