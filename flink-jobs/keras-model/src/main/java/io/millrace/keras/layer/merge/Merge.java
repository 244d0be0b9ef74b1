package io.millrace.keras.layer.merge;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import java.util.List;
import java.util.Objects;

/** Keras' {@code Add}, {@code Multiply} and their like; smaller inputs are repeated to fit. */
public record Merge(String name, MergeFunction function) implements Layer {
  public Merge {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
  }

  @Override
  public String type() {
    return function.className();
  }

  @Override
  public List<TensorShape> outputShapes(List<TensorShape> inputs) {
    if (function == MergeFunction.SUBTRACT && inputs.size() != 2) {
      throw new ShapeMismatchException(
          "Subtract was given " + inputs.size() + " tensors; legal are two");
    }
    TensorShape output = inputs.get(0);
    for (TensorShape input : inputs) {
      output = Broadcasting.of(output, input);
    }
    return List.of(output);
  }
}
