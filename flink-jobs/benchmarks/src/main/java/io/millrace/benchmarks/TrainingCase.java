package io.millrace.benchmarks;

import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.source.KerasSource;
import io.millrace.testkit.TestKafka.KeyValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * A model in Keras code, and made-up data of its shape: which class it is moves the mean.
 *
 * @param name of the file with the code, without its extension
 * @param featureCount values of one example
 * @param rows a multiple of the batch size
 * @param epochs that the loop and the job train
 * @param kerasEpochs that Keras' fit trains, which takes longer for one
 * @param checkpointMs between the job's checkpoints
 */
record TrainingCase(
    String name,
    int featureCount,
    int classes,
    int rows,
    int batchSize,
    int epochs,
    int kerasEpochs,
    long checkpointMs) {
  /** As the control plane has it when nobody says otherwise. */
  private static final long DEFAULT_CHECKPOINT_MS = 2_000;

  /** HCOPD has the shape of Kafka-ML's example of that name. */
  static final List<TrainingCase> ALL =
      List.of(
          of("hcopd", 3, 2, 220, 10, 1000, 200),
          of("hcopd", 3, 2, 220, 10, 1000, 200).withCheckpoints(200),
          of("digits-mlp", 64, 10, 1792, 32, 100, 20),
          of("digits-cnn", 64, 10, 1792, 32, 20, 10),
          of("mnist-cnn", 784, 10, 1600, 32, 3, 3),
          of("lstm", 400, 2, 1600, 32, 4, 4));

  private static TrainingCase of(
      String name,
      int featureCount,
      int classes,
      int rows,
      int batchSize,
      int epochs,
      int kerasEpochs) {
    return new TrainingCase(
        name, featureCount, classes, rows, batchSize, epochs, kerasEpochs, DEFAULT_CHECKPOINT_MS);
  }

  private TrainingCase withCheckpoints(long everyMs) {
    return new TrainingCase(
        name, featureCount, classes, rows, batchSize, epochs, kerasEpochs, everyMs);
  }

  /** Tells the cases apart. */
  String title() {
    return checkpointMs == DEFAULT_CHECKPOINT_MS
        ? name
        : name + ", a checkpoint every " + checkpointMs + " ms";
  }

  int steps() {
    return epochs * (rows / batchSize);
  }

  FitConfig fit() {
    return new FitConfig(batchSize, epochs, false, 42, 0);
  }

  RecordFormat format() {
    return new RawFormat(
        DataType.FLOAT32, TensorShape.of(featureCount), DataType.UINT8, TensorShape.of(1));
  }

  List<KeyValue> records() {
    RecordEncoder encoder = RecordEncoder.of(format());
    float[] features = features();
    float[] labels = labels();
    List<KeyValue> records = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      float[] example = Arrays.copyOfRange(features, row * featureCount, (row + 1) * featureCount);
      EncodedRecord record = encoder.encode(example, labels[row]);
      records.add(new KeyValue(record.key(), record.value()));
    }
    return records;
  }

  String source() {
    return resource(name + ".py");
  }

  /** Keras JSON. */
  String architecture() {
    return KerasSource.compile(null, source()).architecture();
  }

  static String resource(String file) {
    try (InputStream in = TrainingCase.class.getResourceAsStream("/keras/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Class index of each row. */
  float[] labels() {
    float[] labels = new float[rows];
    for (int row = 0; row < rows; row++) {
      labels[row] = row % classes;
    }
    return labels;
  }

  /** The same numbers at each call. */
  float[] features() {
    SplittableRandom random = new SplittableRandom(7);
    float[] features = new float[rows * featureCount];
    for (int i = 0; i < features.length; i++) {
      int label = i / featureCount % classes;
      features[i] = (float) (random.nextDouble() + (i % classes == label ? 0.5 : 0));
    }
    return features;
  }
}
