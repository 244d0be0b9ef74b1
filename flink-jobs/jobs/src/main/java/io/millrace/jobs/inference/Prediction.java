package io.millrace.jobs.inference;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a model says about one input record, with what is kept of that record.
 *
 * @param value as a {@link PredictionEncoder} wrote it, or features for an upper model
 * @param partition of the input record
 * @param timestamp of the input record
 */
public record Prediction(
    byte @Nullable [] key,
    byte[] value,
    int partition,
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
        input.partition(),
        input.timestamp(),
        input.headerNames(),
        input.headerValues(),
        modelName,
        modelVersion);
  }
}
