package io.millrace.keras.source;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.python.BinaryOperator;
import io.millrace.keras.python.HostValue;
import io.millrace.keras.python.PythonInt;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonString;
import io.millrace.keras.python.PythonTuple;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a layer will give when the model runs: known is its shape, not its values.
 *
 * @param index among the outputs of the call
 * @param shape without the batch axis
 */
record Tensor(LayerCall call, int index, TensorShape shape, String dtype) implements HostValue {
  @Override
  public String typeName() {
    return "KerasTensor";
  }

  @Override
  public PythonValue attribute(String name, Site site) {
    return switch (name) {
      case "shape" -> shapeTuple(shape);
      case "dtype" -> new PythonString(dtype);
      case "name" -> new PythonString(call.layer().name());
      case "ndim" -> new PythonInt(shape.rank() + 1L);
      case "get_shape" -> new HostFunction("get_shape", (arguments, at) -> shapeTuple(shape));
      default ->
          throw new SourceException(
              site,
              "a tensor has no attribute '" + name + "'; legal are shape, dtype, name and ndim",
              "a tensor has no values before the model runs");
    };
  }

  /** With None for the batch. */
  static PythonTuple shapeTuple(TensorShape shape) {
    List<PythonValue> dimensions = new ArrayList<>();
    dimensions.add(PythonNone.NONE);
    shape.dimensions().forEach(dimension -> dimensions.add(new PythonInt(dimension)));
    return new PythonTuple(dimensions);
  }

  /** As a source writes it: {@code (3,)}. */
  static String asTuple(TensorShape shape) {
    String text = shape.toString();
    return shape.rank() == 1 ? text.replace(")", ",)") : text;
  }

  @Override
  public PythonValue item(PythonValue key, Site site) {
    throw new SourceException(
        site,
        "a part is taken out of a tensor with '[…]', which is not supported",
        "use a layer: Cropping1D or Cropping2D, Reshape, GlobalAveragePooling1D, or"
            + " return_sequences=False for the last step");
  }

  @Override
  public List<PythonValue> items(Site site) {
    throw new SourceException(
        site, "a tensor cannot be iterated over: it has no values before the model runs", null);
  }

  @Override
  public boolean truth(Site site) {
    throw new SourceException(
        site,
        "a tensor is neither true nor false: it has no values before the model runs",
        "compare its shape, for example x.shape[-1] == 8");
  }

  @Override
  public @Nullable PythonValue operate(
      BinaryOperator operator, PythonValue other, boolean reflected, Site site) {
    return TensorOperation.apply(this, operator, other, reflected, site);
  }

  @Override
  public @Nullable PythonValue negate(Site site) {
    return TensorOperation.negate(this, site);
  }

  @Override
  public String representation() {
    return "<KerasTensor shape="
        + shape
        + ", dtype="
        + dtype
        + ", name="
        + call.layer().name()
        + ">";
  }
}
