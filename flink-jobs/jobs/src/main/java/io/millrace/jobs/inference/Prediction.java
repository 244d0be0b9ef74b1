package io.millrace.jobs.inference;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model says about one input record, with what is kept of that record.
 *
 * @param value JSON, see {@link PredictionJson}
 * @param timestamp of the input record
 */
public record Prediction(
    byte @Nullable [] key,
    byte[] value,
    long timestamp,
    String[] headerNames,
    byte[][] headerValues,
    String modelName,
    long modelVersion) {
  public Prediction {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(modelName, "modelName");
  }

  static Prediction of(InputRecord input, byte[] value, String modelName, long modelVersion) {
    return new Prediction(
        input.key(),
        value,
        input.timestamp(),
        input.headerNames(),
        input.headerValues(),
        modelName,
        modelVersion);
  }
}
