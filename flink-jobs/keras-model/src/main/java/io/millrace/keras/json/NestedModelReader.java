package io.millrace.keras.json;

import io.millrace.keras.graph.ModelKind;
import io.millrace.keras.graph.NestedModel;
import io.millrace.keras.layer.Layer;
import org.jspecify.annotations.Nullable;

/** Reads a model that is a layer of another. */
final class NestedModelReader implements LayerReader {
  private final LayerReaders readers;
  private final ModelKind kind;

  NestedModelReader(LayerReaders readers, ModelKind kind) {
    this.readers = readers;
    this.kind = kind;
  }

  @Override
  public @Nullable Layer read(String name, Members config) {
    config.ignore("build_input_shape", "input_layers", "output_layers");
    ReadGraph read = readers.graph(kind, config);
    return read.graph() == null
        ? null
        : new NestedModel(name, kind, read.graph(), config.bool("trainable", true));
  }

  /** Masks reach nested models by themselves. */
  @Override
  public ReadCall call(Layer layer, CallArguments arguments) {
    return new ReadCall(layer, arguments.firstTensors(), arguments.options("mask"));
  }
}
