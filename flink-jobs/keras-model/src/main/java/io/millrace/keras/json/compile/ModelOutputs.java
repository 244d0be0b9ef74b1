package io.millrace.keras.json.compile;

import io.millrace.contracts.record.TensorShape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model's outputs.
 *
 * @param names of the layers that make them; empty when not even their number is known
 * @param shapes of one example; null when they are not known, as layers have violations
 */
public record ModelOutputs(List<String> names, @Nullable List<TensorShape> shapes) {
  public static final ModelOutputs UNKNOWN = new ModelOutputs(List.of(), null);

  public ModelOutputs {
    names = List.copyOf(names);
    shapes = shapes == null ? null : List.copyOf(shapes);
  }

  int count() {
    return names.size();
  }

  @Nullable TensorShape shape(int output) {
    return shapes == null ? null : shapes.get(output);
  }

  /** For error messages. */
  String legalNames() {
    return String.join(", ", names);
  }
}
