package io.millrace.jobs.inference;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.contracts.job.EarlyExit;
import io.millrace.contracts.job.PredictionFormat;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What encoders are given: a record, a model with outputs of any size, and a format. */
final class Scored {
  static final InputRecord RECORD = record(1_700_000_000_123L);

  private Scored() {}

  static InputRecord record(long timestamp) {
    return new InputRecord(
        "key".getBytes(UTF_8), new byte[1], "in", 3, 17, timestamp, new String[0], new byte[0][]);
  }

  /** Version 7 of a model with the outputs {@code a}, {@code b} and so on. */
  static ModelDescriptor model(TensorShape... outputs) {
    List<TensorSpec> specs =
        Stream.iterate(0, i -> i < outputs.length, i -> i + 1)
            .map(i -> tensor(String.valueOf((char) ('a' + i)), outputs[i]))
            .toList();
    return new ModelDescriptor(
        ModelDescriptor.SCHEMA_VERSION,
        "inference-1",
        9,
        "the \"best\"",
        7,
        new ModelArtifact("file:///model", "0".repeat(64), 1),
        new ModelSignature(List.of(tensor("x", TensorShape.of(2))), specs));
  }

  private static TensorSpec tensor(String name, TensorShape shape) {
    return new TensorSpec(name, DataType.FLOAT32, shape);
  }

  static PredictionOutput as(PredictionFormat format, @Nullable PredictionTask task) {
    return new PredictionOutput(format, task, null, null, null, null);
  }

  static PredictionOutput labelled(PredictionFormat format, PredictionTask task, String... labels) {
    return new PredictionOutput(format, task, List.of(labels), null, null, null);
  }

  static PredictionOutput exitingBelow(double limit, @Nullable PredictionTask task) {
    return new PredictionOutput(
        PredictionFormat.VALUES, task, null, null, null, new EarlyExit(limit, "up", null));
  }
}
