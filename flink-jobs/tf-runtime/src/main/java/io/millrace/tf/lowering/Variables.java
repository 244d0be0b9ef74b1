package io.millrace.tf.lowering;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.weight.WeightValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TFloat32;

/** The variables of one graph in the order they were made, and their values in a session. */
public final class Variables {
  private final Ops tf;
  private final Map<String, Variable> byName = new LinkedHashMap<>();

  public Variables(Ops tf) {
    this.tf = tf.withSubScope("variables");
  }

  /**
   * @param name unique, for example {@code dense/kernel}
   */
  public Variable add(String name, TensorShape shape) {
    Shape tensorShape = Shapes.of(shape);
    Ops scope = tf.withSubScope(name.replace('/', '.'));
    VarHandleOp handle =
        scope.varHandleOp(TFloat32.class, tensorShape, VarHandleOp.sharedName(name));
    Placeholder<TFloat32> value = scope.placeholder(TFloat32.class, Placeholder.shape(tensorShape));
    Variable variable =
        new Variable(
            name,
            shape,
            handle,
            scope.readVariableOp(handle, TFloat32.class),
            value,
            scope.assignVariableOp(handle, value));
    byName.put(name, variable);
    return variable;
  }

  public Variable get(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  public List<Variable> all() {
    return List.copyOf(byName.values());
  }

  /** Values of all variables at one moment, in the order of {@link #all}. */
  public List<WeightValues> read(Session session) {
    return read(session, byName.size());
  }

  /**
   * @param count of variables to read, from the first on
   */
  public List<WeightValues> read(Session session, int count) {
    List<Variable> first = all().subList(0, count);
    Session.Runner runner = session.runner();
    first.forEach(variable -> runner.fetch(variable.read()));
    List<WeightValues> values = new ArrayList<>();
    try (Result result = runner.run()) {
      int index = 0;
      for (Variable variable : first) {
        float[] copy = new float[variable.shape().size()];
        result.get(index++).asRawTensor().data().asFloats().read(copy);
        values.add(new WeightValues(variable.name(), variable.shape(), copy));
      }
    }
    return values;
  }

  /**
   * @param values for each variable of {@link #all}, in the same order
   */
  public void assign(Session session, List<WeightValues> values) {
    Session.Runner runner = session.runner();
    List<TFloat32> tensors = new ArrayList<>();
    try {
      int index = 0;
      for (Variable variable : all()) {
        TFloat32 tensor = TFloat32.tensorOf(Shapes.of(variable.shape()));
        tensors.add(tensor);
        tensor.asRawTensor().data().asFloats().write(values.get(index++).values());
        runner.feed(variable.value(), tensor).addTarget(variable.assign());
      }
      runner.run().close();
    } finally {
      // TensorFlow shares the memory of a fed tensor with the variable: it must never be written to
      // again, so it does not leave this method.
      tensors.forEach(TFloat32::close);
    }
  }
}
