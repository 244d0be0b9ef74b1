package io.millrace.keras.layer.embedding;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.SizeLimits;
import io.millrace.keras.layer.UnaryLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Categories, whole numbers from 0, as indicators.
 *
 * @param numTokens number of categories, at least 1
 */
public record CategoryEncoding(String name, int numTokens, Mode mode) implements UnaryLayer {
  /** What is made of the categories on the last axis. */
  public enum Mode {
    /** A vector for each, with 1 at its place. */
    ONE_HOT,
    /** One vector for all, with 1 at the places of those that are there. */
    MULTI_HOT,
    /** One vector for all, with their numbers. */
    COUNT
  }

  public CategoryEncoding {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mode, "mode");
    if (numTokens < 1) {
      throw new IllegalArgumentException("num_tokens is " + numTokens + "; legal is at least 1");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    List<Integer> dimensions = new ArrayList<>(input.dimensions());
    if (mode != Mode.ONE_HOT || SizeLimits.last(input) == 1) {
      dimensions.remove(dimensions.size() - 1);
    }
    dimensions.add(numTokens);
    return SizeLimits.checked(dimensions);
  }
}
