package io.millrace.keras.source;

import io.millrace.keras.python.PythonSequence;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceException;

/** What may be in a Sequential. */
final class SequentialItem {
  private SequentialItem() {}

  static String nameTwice(String name) {
    return "the name '" + name + "' is there twice in the model; legal is once";
  }

  /** The layer that a value is, or stands for. */
  static SourceLayer layer(PythonValue value, Site at) {
    if (value instanceof Tensor tensor && isInput(tensor.call().layer())) {
      return tensor.call().layer();
    }
    if (value instanceof SourceLayer layer && !(value instanceof TensorOperation)) {
      return layer;
    }
    String hint =
        value instanceof LayerClass type
            ? "make a layer of it: " + type.schema().name() + "(…)"
            : value instanceof PythonSequence ? "unpack the list: *layers" : null;
    throw new SourceException(
        at,
        "Sequential is given a value of type '" + value.typeName() + "'; legal are layers",
        hint);
  }

  static boolean isInput(SourceLayer layer) {
    return layer.className().equals("InputLayer");
  }
}
