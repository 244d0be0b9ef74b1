package io.millrace.keras.layer.recurrent;

import io.millrace.keras.layer.WeightOptions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a cell's configuration says of its weights.
 *
 * @param bias null when the cell has none
 */
public record CellWeights(
    WeightOptions kernel, WeightOptions recurrentKernel, @Nullable WeightOptions bias) {
  public CellWeights {
    Objects.requireNonNull(kernel, "kernel");
    Objects.requireNonNull(recurrentKernel, "recurrentKernel");
  }
}
