package io.millrace.keras.layer.embedding;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightOptions;
import io.millrace.keras.layer.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A vector for each index. Indices are whole numbers from 0 up to, without, {@code inputDim}.
 *
 * @param maskZero true masks steps with the index 0
 * @param embeddings one row for each index
 */
public record Embedding(
    String name,
    boolean trainable,
    int inputDim,
    int outputDim,
    boolean maskZero,
    WeightOptions embeddings)
    implements UnaryLayer {
  public Embedding {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(embeddings, "embeddings");
    if (inputDim < 1 || outputDim < 1) {
      throw new IllegalArgumentException(
          "input_dim is "
              + inputDim
              + " and output_dim "
              + outputDim
              + "; legal is at least 1 for both");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> dimensions = new ArrayList<>(input.dimensions());
    dimensions.add(outputDim);
    return SizeLimits.checked(dimensions);
  }

  @Override
  public long parameterCount(TensorShape input) {
    return (long) inputDim * outputDim;
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    return List.of(
        new WeightSpec(
            "embeddings", SizeLimits.weight(inputDim, outputDim), embeddings, trainable));
  }
}
