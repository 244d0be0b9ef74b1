package io.millrace.keras.source;

import io.millrace.keras.python.Arguments;
import io.millrace.keras.python.PythonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls of a list of layers that grows, each on the output of the one before. */
final class LayerChain {
  private Tensor last;
  private int called = 1;

  /**
   * @param input an input layer, the first of the list
   */
  LayerChain(SourceLayer input) {
    this.last = input.calls().get(0).outputs().get(0);
  }

  /**
   * Calls the layers that were not called yet.
   *
   * @return what the last one gives; null when that is not known
   */
  @Nullable Tensor callAdded(List<SourceLayer> layers) {
    for (; called < layers.size(); called++) {
      SourceLayer layer = layers.get(called);
      PythonValue value = layer.call(Arguments.of(layer.site(), last), layer.site());
      if (!(value instanceof Tensor tensor)) {
        return null;
      }
      last = tensor;
    }
    return last;
  }
}
