package io.millrace.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A model in Keras code, and made-up data of its shape: which class it is moves the mean.
 *
 * @param name of the file with the code, without its extension
 * @param featureCount values of one example
 */
record KerasCase(String name, int featureCount, int classes, int rows, int batchSize, int epochs) {
  static final List<KerasCase> ALL =
      List.of(
          new KerasCase("hcopd", 3, 2, 220, 10, 200),
          new KerasCase("mlp", 64, 10, 3200, 32, 20),
          new KerasCase("cnn", 784, 10, 1600, 32, 3),
          new KerasCase("lstm", 400, 2, 1600, 32, 4));

  int steps() {
    return epochs * ((rows + batchSize - 1) / batchSize);
  }

  String source() {
    return resource(name + ".py");
  }

  static String resource(String file) {
    try (InputStream in = KerasCase.class.getResourceAsStream("/keras/" + file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
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

  static void write(float[] values, Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    Files.write(file, bytes.array());
  }
}
