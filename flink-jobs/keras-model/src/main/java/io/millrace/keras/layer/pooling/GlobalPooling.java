package io.millrace.keras.layer.pooling;

import static io.millrace.keras.layer.SizeLimits.last;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.convolution.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Keras' GlobalMaxPooling and GlobalAveragePooling: one value for each channel.
 *
 * @param rank 1 for sequences, 2 for images
 * @param keepDimensions true leaves axes of size 1 where the others were
 */
public record GlobalPooling(String name, PoolingFunction function, int rank, boolean keepDimensions)
    implements UnaryLayer {
  public GlobalPooling {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(function, "function");
    if (rank < 1 || rank > 2) {
      throw new IllegalArgumentException("rank is " + rank + "; legal is 1 or 2");
    }
  }

  @Override
  public String type() {
    return "Global" + function.kerasName() + "Pooling" + rank + "D";
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Window.requireAxes(type(), rank, input);
    List<Integer> dimensions = new ArrayList<>(Collections.nCopies(keepDimensions ? rank : 0, 1));
    dimensions.add(last(input));
    return new TensorShape(dimensions);
  }
}
