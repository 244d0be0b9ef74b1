package io.millrace.keras.layer.noise;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.convolution.Window;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keras' SpatialDropout1D and SpatialDropout2D: drops whole channels of an example.
 *
 * @param rank 1 for sequences, 2 for images
 * @param rate at least 0, less than 1
 * @param seed null takes the seed of the training
 */
public record SpatialDropout(String name, int rank, double rate, @Nullable Long seed)
    implements UnaryLayer {
  public SpatialDropout {
    Objects.requireNonNull(name, "name");
    requireRate(rate);
  }

  static void requireRate(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("rate is " + rate + "; legal is at least 0, less than 1");
    }
  }

  @Override
  public String type() {
    return "SpatialDropout" + rank + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Window.requireAxes(type(), rank, input);
    return input;
  }
}
