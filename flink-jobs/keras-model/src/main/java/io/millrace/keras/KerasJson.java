package io.millrace.keras;

import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.ModelReader;
import io.millrace.keras.json.Violations;

/**
 * Keras' architecture JSON: what {@code model.to_json()} of a compiled Sequential or functional
 * model writes in Keras 3, and the same in the dialect of Keras 2 (with a {@code compile_config}
 * added).
 */
public final class KerasJson {
  private static final ModelReader READER = new ModelReader(LayerReaders.standard());

  private KerasJson() {}

  /**
   * @throws InvalidModelException with every violation of the document
   */
  public static KerasModel parse(String json) throws InvalidModelException {
    Violations violations = new Violations();
    KerasModel model = READER.read(json, violations);
    if (model == null) {
      throw new InvalidModelException(violations.list());
    }
    return model;
  }
}
