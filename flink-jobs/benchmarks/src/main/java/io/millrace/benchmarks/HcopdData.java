package io.millrace.benchmarks;

import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import io.millrace.testkit.TestKafka.KeyValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * A data set, model and fit of the shape of Kafka-ML's HCOPD example: 220 rows of 3 features in 2
 * classes, 22 steps in each of 1,000 epochs. The values are made up; they do not change the work.
 */
final class HcopdData {
  static final int ROWS = 220;
  static final int FEATURES = 3;
  static final FitConfig FIT = new FitConfig(10, 1000, false, 42, 0);
  static final RecordFormat FORMAT =
      new RawFormat(
          DataType.FLOAT32, TensorShape.parse("3"), DataType.UINT8, TensorShape.parse("1"));

  private HcopdData() {}

  static float[] features() {
    Random random = new Random(1);
    float[] features = new float[ROWS * FEATURES];
    for (int i = 0; i < features.length; i++) {
      features[i] = (float) random.nextGaussian() + label(i / FEATURES);
    }
    return features;
  }

  static float label(int row) {
    return row % 2;
  }

  static List<KeyValue> records() {
    RecordEncoder encoder = RecordEncoder.of(FORMAT);
    float[] features = features();
    List<KeyValue> records = new ArrayList<>();
    for (int row = 0; row < ROWS; row++) {
      float[] example = new float[FEATURES];
      System.arraycopy(features, row * FEATURES, example, 0, FEATURES);
      EncodedRecord record = encoder.encode(example, label(row));
      records.add(new KeyValue(record.key(), record.value()));
    }
    return records;
  }

  /** Dropout 0.2, Dense 4 sigmoid, Dense 2 softmax; Adam 1e-4. */
  static String architecture() {
    try (InputStream json = HcopdData.class.getResourceAsStream("/hcopd.json")) {
      return new String(
          Objects.requireNonNull(json, "hcopd.json").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
