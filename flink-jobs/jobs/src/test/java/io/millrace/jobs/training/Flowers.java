package io.millrace.jobs.training;

import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import io.millrace.testkit.TestKafka.KeyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A data set like iris: three classes in turn, four measures each, easy to tell apart. */
final class Flowers {
  static final RecordFormat FORMAT =
      new RawFormat(
          DataType.FLOAT32, TensorShape.parse("4"), DataType.UINT8, TensorShape.parse("1"));
  private static final float[][] CENTRES = {
    {5.0f, 3.4f, 1.5f, 0.2f}, {5.9f, 2.8f, 4.3f, 1.3f}, {6.6f, 3.0f, 5.6f, 2.0f}
  };

  private Flowers() {}

  static float[] features(int row) {
    Random random = new Random(row);
    float[] features = CENTRES[label(row)].clone();
    for (int i = 0; i < features.length; i++) {
      features[i] += (float) (0.25 * random.nextGaussian());
    }
    return features;
  }

  static int label(int row) {
    return row % CENTRES.length;
  }

  static KeyValue record(int row) {
    EncodedRecord record = RecordEncoder.of(FORMAT).encode(features(row), label(row));
    return new KeyValue(record.key(), record.value());
  }

  static List<KeyValue> records(int from, int until) {
    List<KeyValue> records = new ArrayList<>();
    for (int row = from; row < until; row++) {
      records.add(record(row));
    }
    return records;
  }

  /** Keras JSON of a classifier with one hidden layer and dropout. */
  static String classifier(int features, int hidden, int classes) {
    return model(features, hidden, classes, "sparse_categorical_crossentropy", 0.02);
  }

  static String model(int features, int hidden, int outputs, String loss, double learningRate) {
    return """
        {"module": "keras", "class_name": "Sequential", "config": {"name": "flowers", "layers": [
          {"class_name": "InputLayer", "config": {"batch_shape": [null, %d], "name": "measures"}},
          {"class_name": "Dense", "config": {"name": "hidden", "units": %d, "activation": "relu"}},
          {"class_name": "Dropout", "config": {"name": "dropout", "rate": 0.1}},
          {"class_name": "Dense", "config": {"name": "species", "units": %d, "activation": "%s"}}]},
         "compile_config": {
          "optimizer": {"class_name": "Adam", "config": {"learning_rate": %s}},
          "loss": "%s", "metrics": ["accuracy"]}}
        """
        .formatted(
            features,
            hidden,
            outputs,
            loss.startsWith("mean") ? "linear" : "softmax",
            learningRate,
            loss);
  }
}
