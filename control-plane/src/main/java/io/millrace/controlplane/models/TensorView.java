package io.millrace.controlplane.models;

import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import java.util.List;

/**
 * An input or output of a model.
 *
 * @param shape of one example, without the batch axis
 */
record TensorView(String name, String type, List<Integer> shape) {
  static TensorView of(TensorSpec tensor) {
    return new TensorView(tensor.name(), tensor.type().numpyName(), tensor.shape().dimensions());
  }

  TensorSpec spec() {
    return new TensorSpec(name, DataType.of(type), new TensorShape(shape));
  }
}
