package io.millrace.contracts.model;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import java.util.Objects;

/**
 * One named input or output of a model.
 *
 * @param shape of one example, without the batch axis
 */
public record TensorSpec(String name, DataType type, TensorShape shape) {
  public TensorSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(shape, "shape");
  }
}
