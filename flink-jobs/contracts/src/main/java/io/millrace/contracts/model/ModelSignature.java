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
}
