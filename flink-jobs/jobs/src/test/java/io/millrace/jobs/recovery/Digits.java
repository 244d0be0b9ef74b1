package io.millrace.jobs.recovery;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import io.millrace.testkit.TestKafka.KeyValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The digits of the examples: 8 x 8 pixels of one byte, ten classes. */
final class Digits {
  static final RecordFormat FORMAT =
      new RawFormat(
          DataType.UINT8, TensorShape.parse("64"), DataType.UINT8, TensorShape.parse("1"));
  static final String CLASSIFIER =
      """
      {"module": "keras", "class_name": "Sequential", "config": {"name": "digits", "layers": [
        {"class_name": "InputLayer", "config": {"batch_shape": [null, 64], "name": "pixels"}},
        {"class_name": "Dense", "config": {"name": "hidden", "units": 64, "activation": "relu"}},
        {"class_name": "Dropout", "config": {"name": "dropout", "rate": 0.2}},
        {"class_name": "Dense", "config": {"name": "digit", "units": 10, "activation": "softmax"}}]},
       "compile_config": {
        "optimizer": {"class_name": "Adam", "config": {"learning_rate": 0.001}},
        "loss": "sparse_categorical_crossentropy", "metrics": ["accuracy"]}}
      """;
  private static final Path FILE = Path.of("..", "..", "examples", "data", "digits.csv");

  private Digits() {}

  static List<KeyValue> records() {
    try (Stream<String> lines = Files.lines(FILE)) {
      return lines.skip(1).map(Digits::record).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static KeyValue record(String line) {
    String[] cells = line.split(",", -1);
    byte[] bytes = new byte[cells.length];
    for (int i = 0; i < cells.length; i++) {
      bytes[i] = (byte) Integer.parseInt(cells[i]);
    }
    int pixels = cells.length - 1;
    return new KeyValue(new byte[] {bytes[pixels]}, Arrays.copyOf(bytes, pixels));
  }
}
