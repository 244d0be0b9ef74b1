package io.millrace.benchmarks;

import io.millrace.keras.source.KerasSource;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Latency of checking pasted Keras code, from text to model: a stack of 60 layers built in a loop,
 * a residual functional model of 60 layers, and the two layers of HCOPD. The first check of a new
 * JVM is its own row.
 */
final class ValidationBenchmark {
  private static final int WARM_UP = 2_000;
  private static final int CHECKS = 2_000;

  private static final String HCOPD =
      """
      model = tf.keras.Sequential([
          tf.keras.layers.Dense(4, activation=tf.nn.sigmoid, input_shape=(3,)),
          tf.keras.layers.Dense(2, activation=tf.nn.softmax)
      ])
      model.compile(optimizer=tf.keras.optimizers.Adam(learning_rate=0.0001),
                    loss='sparse_categorical_crossentropy', metrics=['accuracy'])
      """;

  private static final String STACK =
      """
      import keras
      from keras import layers

      model = keras.Sequential(name="stack")
      model.add(keras.Input(shape=(32,)))
      for index in range(29):
          model.add(layers.Dense(32, activation="relu", kernel_initializer="he_normal", name=f"dense_{index}"))
          model.add(layers.Dropout(0.1, name=f"dropout_{index}"))
      model.add(layers.Dense(10, activation="softmax"))
      model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy",
                    metrics=["accuracy"])
      """;

  private static final String FUNCTIONAL =
      """
      import keras
      from keras import layers


      def block(x, units):
          y = layers.Dense(units, activation="relu")(x)
          y = layers.Dropout(0.1)(y)
          return layers.Activation("tanh")(y)


      inputs = keras.Input(shape=(32,))
      x = inputs
      for _ in range(19):
          x = block(x, 32)
      x = layers.Flatten()(x)
      model = keras.Model(inputs, layers.Dense(10, activation="softmax")(x))
      model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="sparse_categorical_crossentropy",
                    metrics=["accuracy"])
      """;

  private ValidationBenchmark() {}

  static List<Row> run() {
    List<Row> rows = new ArrayList<>();
    long start = System.nanoTime();
    KerasSource.compile(null, STACK);
    rows.add(Row.of("60 layers, Sequential", "first in the JVM", millis(start), "ms"));
    rows.addAll(measure("60 layers, Sequential", STACK));
    rows.addAll(measure("60 layers, functional", FUNCTIONAL));
    rows.addAll(measure("HCOPD, 2 layers", HCOPD));
    return rows;
  }

  private static List<Row> measure(String name, String code) {
    for (int i = 0; i < WARM_UP; i++) {
      KerasSource.compile(null, code);
    }
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long processorTime = threads.getCurrentThreadCpuTime();
    double[] taken = new double[CHECKS];
    for (int i = 0; i < CHECKS; i++) {
      long start = System.nanoTime();
      KerasSource.compile(null, code);
      taken[i] = millis(start);
    }
    double processor = (threads.getCurrentThreadCpuTime() - processorTime) / 1e6 / CHECKS;
    Arrays.sort(taken);
    return List.of(
        Row.of(name, "p50", taken[CHECKS / 2], "ms"),
        Row.of(name, "p99", taken[CHECKS * 99 / 100], "ms"),
        Row.of(name, "processor time", processor * 1_000, "us/check"));
  }

  private static double millis(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
