package io.millrace.keras.json;

import io.millrace.keras.layer.Layer;
import org.jspecify.annotations.Nullable;

/** Reads one kind of layer: its configuration, and what it is called with. */
public interface LayerReader {
  /**
   * @param name of the layer
   * @param config as {@code get_config()} writes it; name and dtype are read already
   * @return null, or anything, when violations were added
   */
  @Nullable Layer read(String name, Members config);

  /**
   * Which tensors a call of the layer takes, and in which order the layer wants them. A kind of
   * layer that takes more than its first argument says so here; it may also give another layer back
   * that knows what it was called with.
   */
  default ReadCall call(Layer layer, CallArguments arguments) {
    return arguments.firstOnly(layer);
  }
}
