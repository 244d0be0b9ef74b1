package io.millrace.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A model, the format of its records, and how many of them are scored. */
enum ScoringCase {
  HCOPD_RAW(new int[] {3, 4, 2}, raw(), 1_500_000, 100_000),
  MLP_RAW(new int[] {784, 128, 10}, raw(), 250_000, 60_000),
  HCOPD_JSON(new int[] {3, 4, 2}, json(), 800_000, 100_000),
  /** 8,432 bytes of JSON, 28 thousand parameters: the workload of Crayfish (EDBT 2024). */
  CRAYFISH_JSON(new int[] {784, 32, 32, 32, 10}, json(), 60_000, 30_000);

  private static final int DISTINCT_RECORDS = 500;
  private static final int CRAYFISH_BYTES = 8432;

  private final int[] units;
  private final RecordFormat format;
  private final int records;
  private final int recordsOneByOne;

  ScoringCase(int[] units, RecordFormat format, int records, int recordsOneByOne) {
    this.units = units;
    this.format = format;
    this.records = records;
    this.recordsOneByOne = recordsOneByOne;
  }

  private static RecordFormat raw() {
    return new RawFormat(DataType.FLOAT32, null, null, null);
  }

  private static RecordFormat json() {
    return new JsonFormat(List.of(), null, null);
  }

  String title() {
    return name().replace('_', ' ');
  }

  RecordFormat format() {
    return format;
  }

  boolean isJson() {
    return format instanceof JsonFormat;
  }

  int features() {
    return units[0];
  }

  int records() {
    return records;
  }

  /** For the scorer that takes many times as long. */
  int recordsOneByOne() {
    return recordsOneByOne;
  }

  /** Dense layers, sigmoid or softmax at last. */
  String kerasJson() {
    List<String> layers = new ArrayList<>();
    for (int i = 1; i < units.length; i++) {
      String shape = i == 1 ? ", \"batch_input_shape\": [null, " + units[0] + "]" : "";
      layers.add(
          """
          {"class_name": "Dense", "config": {"name": "dense_%d", "units": %d,
            "activation": "%s"%s}}"""
              .formatted(i, units[i], i == units.length - 1 ? "softmax" : "relu", shape));
    }
    return """
        {"class_name": "Sequential", "config": {"name": "bench", "layers": [%s]},
         "keras_version": "2.7.0", "backend": "tensorflow",
         "compile_config": {"optimizer": {"class_name": "Adam", "config": {"lr": 0.0001}},
           "loss": "sparse_categorical_crossentropy"}}
        """
        .formatted(String.join(", ", layers));
  }

  /** The topic's records; more than these repeat them. */
  List<byte[]> distinctRecords() {
    Random random = new Random(42);
    List<byte[]> values = new ArrayList<>(DISTINCT_RECORDS);
    for (int i = 0; i < DISTINCT_RECORDS; i++) {
      values.add(this == CRAYFISH_JSON ? crayfishRecord(random) : encoded(random));
    }
    return values;
  }

  private byte[] encoded(Random random) {
    float[] values = new float[features()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return RecordEncoder.of(format).encode(values).value();
  }

  /** Numbers of eight decimals, then of seven, so that all records have the same length. */
  private byte[] crayfishRecord(Random random) {
    int digits = CRAYFISH_BYTES - 2 - (features() - 1);
    int longOnes = digits - features() * "0.1234567".length();
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < features(); i++) {
      json.append(i == 0 ? "" : ",")
          .append(String.format(Locale.ROOT, i < longOnes ? "%.8f" : "%.7f", random.nextFloat()));
    }
    return json.append(']').toString().getBytes(US_ASCII);
  }
}
