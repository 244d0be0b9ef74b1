package io.millrace.contracts.job;

/** What the numbers of an output mean. */
public enum PredictionTask {
  /** One number for each class; the largest is that of the class. */
  CLASSIFICATION,
  /** One number from 0 to 1, as a sigmoid gives it; more than 0.5 is class 1. */
  BINARY_CLASSIFICATION,
  /** The numbers are what is predicted. */
  REGRESSION
}
