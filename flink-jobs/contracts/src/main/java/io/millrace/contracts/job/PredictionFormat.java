package io.millrace.contracts.job;

/** Bytes of a prediction. */
public enum PredictionFormat {
  /** {@code {"values":[…]}}, the output of Kafka-ML. */
  VALUES,
  /** A JSON object with label, values, model, version, and the record that was scored. */
  PREDICTION,
  /** The same as an Avro record, always of {@link #AVRO_SCHEMA}. */
  AVRO;

  /** Grows only by fields with defaults, at its end. */
  public static final String AVRO_SCHEMA =
      """
      {"type":"record","name":"Prediction","namespace":"io.millrace","fields":[
      {"name":"values","type":{"type":"array","items":"float"}},
      {"name":"label","type":["null","string"],"default":null},
      {"name":"class","type":["null","int"],"default":null},
      {"name":"score","type":["null","float"],"default":null},
      {"name":"model","type":"string"},
      {"name":"version","type":"long"},
      {"name":"topic","type":"string"},
      {"name":"partition","type":"int"},
      {"name":"offset","type":"long"},
      {"name":"timestamp","type":["null",{"type":"long","logicalType":"timestamp-millis"}],"default":null}]}"""
          .replace("\n", "");
}
