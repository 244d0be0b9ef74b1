package io.millrace.keras.json.pooling;

import io.millrace.keras.json.DataFormat;
import io.millrace.keras.json.LayerReader;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.convolution.Windows;
import io.millrace.keras.layer.pooling.GlobalPooling;
import io.millrace.keras.layer.pooling.Pooling;
import io.millrace.keras.layer.pooling.PoolingFunction;

/** Reads pooling layers. */
public final class PoolingReaders {
  private PoolingReaders() {}

  /** Adds the readers of all pooling layers, under Keras' names and their short forms. */
  public static void register(LayerReaders readers) {
    for (int rank = 1; rank <= 2; rank++) {
      String dimensions = rank + "D";
      LayerReader max = windowed(PoolingFunction.MAX, rank);
      LayerReader average = windowed(PoolingFunction.AVERAGE, rank);
      LayerReader globalMax = global(PoolingFunction.MAX, rank);
      LayerReader globalAverage = global(PoolingFunction.AVERAGE, rank);
      readers
          .with("MaxPooling" + dimensions, max)
          .with("MaxPool" + dimensions, max)
          .with("AveragePooling" + dimensions, average)
          .with("AvgPool" + dimensions, average)
          .with("GlobalMaxPooling" + dimensions, globalMax)
          .with("GlobalMaxPool" + dimensions, globalMax)
          .with("GlobalAveragePooling" + dimensions, globalAverage)
          .with("GlobalAvgPool" + dimensions, globalAverage);
    }
  }

  private static LayerReader windowed(PoolingFunction function, int rank) {
    return (name, config) -> new Pooling(name, function, Windows.pooling(config, rank));
  }

  private static LayerReader global(PoolingFunction function, int rank) {
    return (name, config) -> {
      DataFormat.requireChannelsLast(config);
      return new GlobalPooling(name, function, rank, config.bool("keepdims", false));
    };
  }
}
