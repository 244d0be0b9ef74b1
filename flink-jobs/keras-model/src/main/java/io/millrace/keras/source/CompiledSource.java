package io.millrace.keras.source;

import io.millrace.keras.KerasModel;
import java.util.Objects;

/**
 * A source that compiled.
 *
 * @param architecture the model as Keras 3's {@code model.to_json()} writes it, with its compile
 *     configuration
 */
public record CompiledSource(KerasModel model, String architecture) {
  public CompiledSource {
    Objects.requireNonNull(model, "model");
    Objects.requireNonNull(architecture, "architecture");
  }
}
