package io.millrace.contracts.job;

/** Bytes of a prediction. */
public enum PredictionFormat {
  /** {@code {"values":[…]}}, the output of Kafka-ML. */
  VALUES,
  /** A JSON object with label, values, model, version, and the record that was scored. */
  PREDICTION,
  /** The same as an Avro record of one schema. */
  AVRO
}
