package io.millrace.keras.compile;

import io.millrace.contracts.record.TensorShape;
import java.util.ArrayList;
import java.util.List;

/**
 * For labels that are the index of the class, from 0.
 *
 * @param fromLogits true when the model's output has not gone through softmax
 */
public record SparseCategoricalCrossentropy(boolean fromLogits) implements Loss {
  @Override
  public String name() {
    return "sparse_categorical_crossentropy";
  }

  /** The output's, with one index in place of the classes. */
  @Override
  public TensorShape labelShape(TensorShape output) {
    List<Integer> dimensions = new ArrayList<>(output.dimensions());
    dimensions.set(dimensions.size() - 1, 1);
    return new TensorShape(dimensions);
  }
}
