package io.millrace.keras.layer.normalization;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.Initializer;
import io.millrace.keras.layer.Axes;
import io.millrace.keras.layer.UnaryLayer;
import io.millrace.keras.layer.WeightSpec;
import java.util.List;
import java.util.Objects;

/**
 * Ioffe and Szegedy, 2015: normalizes with mean and variance of the batch in training and with
 * their moving averages otherwise.
 *
 * @param trainable false keeps the weights, and uses the moving averages in training too
 * @param axis that keeps statistics of its own, counted with the batch as 0
 * @param momentum of the moving averages
 * @param epsilon added to the variance
 */
public record BatchNormalization(
    String name,
    boolean trainable,
    int axis,
    double momentum,
    double epsilon,
    ScaleCenter parameters,
    Moving moving)
    implements UnaryLayer {

  /** How the moving averages start. */
  public record Moving(Initializer mean, Initializer variance) {
    public Moving {
      Objects.requireNonNull(mean, "mean");
      Objects.requireNonNull(variance, "variance");
    }
  }

  public BatchNormalization {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(moving, "moving");
    if (!(epsilon >= 0) || !Double.isFinite(momentum)) {
      throw new IllegalArgumentException(
          "momentum is "
              + momentum
              + " and epsilon "
              + epsilon
              + "; legal are numbers, epsilon at least 0");
    }
  }

  @Override
  public TensorShape outputShape(TensorShape input) {
    Axes.index(type(), axis, input);
    return input;
  }

  @Override
  public List<WeightSpec> weights(TensorShape input) {
    TensorShape shape = TensorShape.of(input.dimensions().get(Axes.index(type(), axis, input)));
    List<WeightSpec> weights = parameters.weights(shape, trainable);
    weights.add(new WeightSpec("moving_mean", shape, moving.mean(), false));
    weights.add(new WeightSpec("moving_variance", shape, moving.variance(), false));
    return weights;
  }
}
