package io.millrace.contracts.model;

/**
 * Names of the files in a model's archive, the folder beside its SavedModel. Who uploads weights
 * for a training to start from makes a folder with one of the first three.
 */
public final class ModelFiles {
  /** Architecture, compile configuration and weights as Keras 3 saves them. */
  public static final String KERAS = "model.keras";

  /** Weights alone, as {@code model.save_weights()} of Keras 3 writes them. */
  public static final String WEIGHTS = "model.weights.h5";

  /** A whole model as Keras 2 saved it, and Keras 3 on request. */
  public static final String LEGACY_H5 = "model.h5";

  /** A {@link ModelCard}. */
  public static final String CARD = "model-card.json";

  /** An {@link Evaluation}; only when the data set has a part that was not trained on. */
  public static final String EVALUATION = "evaluation.json";

  private ModelFiles() {}
}
