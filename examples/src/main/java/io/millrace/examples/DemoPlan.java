package io.millrace.examples;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.Map;

/**
 * What a demo trains on and how much it scores.
 *
 * @param name of the model set and the inference, and the beginning of all topics
 * @param csv file in the data folder
 * @param models files in the models folder, without {@code .json}
 * @param fit options of the training, as REST takes them
 */
record DemoPlan(
    String name,
    String csv,
    RawFormat format,
    List<String> models,
    Map<String, Object> fit,
    ScoringLoad load) {
  /** Share of the rows that no training ever sees, and the seed that picks them. */
  static final double HELD_OUT_SHARE = 0.2;

  static final long SEED = 42;
  static final double VALIDATION_RATE = 0.1;
  static final double TEST_RATE = 0.1;

  private static final TensorShape ONE_LABEL = TensorShape.of(1);

  /**
   * @param pacedPerSecond records sent each second to measure latency
   * @param pacedRecords how many of these
   * @param burstRecords sent as fast as possible afterwards to measure throughput
   */
  record ScoringLoad(int pacedPerSecond, int pacedRecords, int burstRecords) {
    int total() {
      return pacedRecords + burstRecords;
    }
  }

  static DemoPlan digits() {
    return new DemoPlan(
        "digits",
        "digits.csv",
        new RawFormat(DataType.UINT8, TensorShape.of(8, 8), DataType.UINT8, ONE_LABEL),
        List.of("digits-softmax", "digits-mlp", "digits-wide"),
        Map.of("batchSize", 32, "epochs", 60, "shuffle", true, "seed", SEED),
        new ScoringLoad(250, 1_250, 50_000));
  }

  /** Small enough for a test of the whole way. */
  static DemoPlan iris() {
    return new DemoPlan(
        "iris",
        "iris.csv",
        new RawFormat(DataType.FLOAT32, TensorShape.of(4), DataType.UINT8, ONE_LABEL),
        List.of("iris"),
        Map.of("batchSize", 8, "epochs", 30, "shuffle", true, "seed", SEED),
        new ScoringLoad(200, 200, 2_000));
  }
}
