package io.millrace.keras.layer.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightSpec;
import java.util.List;
import java.util.Objects;

/**
 * Wu and He, 2018: normalizes each example over groups of its channels.
 *
 * @param groups at least 1; -1 gives each channel a group of its own
 * @param axis of the channels, counted with the batch as 0
 * @param epsilon added to the variance, at least 0
 */
public record GroupNormalization(
    String name, boolean trainable, int groups, int axis, double epsilon, ScaleCenter parameters)
    implements UnaryLayer {
  public GroupNormalization {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parameters, "parameters");
    if (groups < 1 && groups != -1) {
      throw new IllegalArgumentException("groups is " + groups + "; legal is -1, or at least 1");
    }
    if (!(epsilon >= 0)) {
      throw new IllegalArgumentException("epsilon is " + epsilon + "; legal is at least 0");
    }
  }

  /** Number of groups of an input. */
  public int groupsOf(TensorShape input) {
    return groups == -1 ? channels(input) : groups;
  }

  private int channels(TensorShape input) {
    return input.dimensions().get(Axes.index(type(), axis, input));
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    if (channels(input) % groupsOf(input) != 0) {
      throw new ShapeMismatchException(
          "'groups' is "
              + groups
              + " and the input "
              + input
              + " has "
              + channels(input)
              + " channels; legal is a divisor of them");
    }
    return input;
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    return parameters.weights(TensorShape.of(channels(input)), trainable);
  }
}
