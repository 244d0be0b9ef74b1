package io.millrace.keras.compile;

/** The rule that turns gradients into new weights; formulas are those of Keras 3. */
public sealed interface Optimizer permits Sgd, Adam, RmsProp, Adagrad, Adadelta, Adamax {
  /** More than 0. */
  double learningRate();
}
