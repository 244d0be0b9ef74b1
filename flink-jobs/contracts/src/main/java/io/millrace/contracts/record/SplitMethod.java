package io.millrace.contracts.record;

/** How examples are dealt to the training, validation and test parts of a data set. */
public enum SplitMethod {
  /** In offset order: training first, then test, the rest is validation; as Kafka-ML does. */
  POSITIONAL,
  /** A permutation seeded by the fit seed, then as POSITIONAL; parts are exact in size. */
  SHUFFLED,
  /** By a hash of topic, partition and offset: an example keeps its part when the range grows. */
  HASHED,
  /**
   * As SHUFFLED, each class by itself, so that every part has the classes in the same shares; a
   * class is one value of the whole label.
   */
  STRATIFIED
}
