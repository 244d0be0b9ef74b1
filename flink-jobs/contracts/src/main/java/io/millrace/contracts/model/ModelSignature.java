package io.millrace.contracts.model;

import java.util.List;
import java.util.Objects;

/** Inputs and outputs of a model, in the order of the architecture. */
public record ModelSignature(List<TensorSpec> inputs, List<TensorSpec> outputs) {
  public ModelSignature {
    inputs = List.copyOf(Objects.requireNonNull(inputs, "inputs"));
    outputs = List.copyOf(Objects.requireNonNull(outputs, "outputs"));
    if (inputs.isEmpty() || outputs.isEmpty()) {
      throw new IllegalArgumentException("a signature has at least one input and one output");
    }
  }

  /** Values of one record's features, over all inputs. */
  public int featureCount() {
    return sizes(inputs);
  }

  /** Values of one prediction, over all outputs. */
  public int outputCount() {
    return sizes(outputs);
  }

  private static int sizes(List<TensorSpec> tensors) {
    int sum = 0;
    for (TensorSpec tensor : tensors) {
      sum += tensor.shape().size();
    }
    return sum;
  }
}
