package io.millrace.tf.optimizer;

import io.millrace.contracts.record.TensorShape;
import io.millrace.tf.lowering.Variable;
import io.millrace.tf.lowering.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables that an optimizer keeps. A second training step over the same weights, for batches
 * with weights of examples, finds those that the first one made.
 */
public final class Slots {
  private final Variables variables;
  private final Map<String, Slot> byName = new LinkedHashMap<>();

  /** A variable that the optimizer keeps, and its first value everywhere. */
  public record Slot(Variable variable, float initialValue) {}

  public Slots(Variables variables) {
    this.variables = variables;
  }

  /** In the order in which they were made. */
  public List<Slot> all() {
    return new ArrayList<>(byName.values());
  }

  Variable of(Variable weight, String name, float initialValue) {
    return get(weight.name() + "/" + name, weight.shape(), initialValue);
  }

  Variable scalar(String name, float initialValue) {
    return get(name, TensorShape.scalar(), initialValue);
  }

  private Variable get(String name, TensorShape shape, float initialValue) {
    return byName
        .computeIfAbsent(name, key -> new Slot(variables.add(key, shape), initialValue))
        .variable();
  }
}
