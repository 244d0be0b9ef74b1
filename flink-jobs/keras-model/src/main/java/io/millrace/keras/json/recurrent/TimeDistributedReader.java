package io.millrace.keras.json.recurrent;

import io.millrace.keras.graph.Call;
import io.millrace.keras.graph.NestedModel;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Members;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.recurrent.TimeDistributed;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a layer that is applied to each step of a sequence. */
final class TimeDistributedReader implements LayerReader {
  private final LayerReaders readers;

  TimeDistributedReader(LayerReaders readers) {
    this.readers = readers;
  }

  @Override
  public @Nullable Layer read(String name, Members config) {
    boolean trainable = config.bool("trainable", true);
    Layer layer = readers.inner(config, "layer");
    if (layer == null) {
      return null;
    }
    if (all(layer).anyMatch(inner -> inner.type().equals("BatchNormalization"))) {
      config.refuse(
          "layer",
          "the layer of a TimeDistributed is or has a BatchNormalization, which would be trained"
              + " once for each step; legal are layers that treat each step by itself",
          "a BatchNormalization outside TimeDistributed normalizes over batch and steps together");
      return null;
    }
    return new TimeDistributed(name, trainable, layer);
  }

  private static Stream<Layer> all(Layer layer) {
    return layer instanceof NestedModel nested
        ? nested.graph().calls().stream().map(Call::layer).flatMap(TimeDistributedReader::all)
        : Stream.of(layer);
  }
}
