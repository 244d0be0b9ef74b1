package io.millrace.keras;

/**
 * Keras' architecture JSON: what {@code model.to_json()} of a compiled Sequential model writes in
 * Keras 3, and the same in the dialect of Keras 2 (with a {@code compile_config} added).
 */
public final class KerasJson {
  private static final SequentialReader READER = new SequentialReader(LayerReaders.standard());

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
