package io.millrace.tf.loss;

import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import org.jspecify.annotations.Nullable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** The losses as Keras 3 computes them, composed only of operations whose gradient is right. */
public final class LossLowering {
  private final Labelled given;

  public LossLowering(Labelled given) {
    this.given = given;
  }

  /**
   * The loss of the batch, a scalar.
   *
   * @param weights of the examples, batch axis only; null when all count the same
   */
  public Operand<TFloat32> lower(Loss loss, @Nullable Operand<TFloat32> weights) {
    return new LossReduction(given.tf(), given.output().mask(), weights)
        .reduce(values(loss.function()), loss.reduction());
  }

  /** The loss of each position. */
  public PositionValues values(LossFunction function) {
    if (function instanceof LossFunction.BinaryCrossentropy binary) {
      return new CrossentropyLowering(given).binary(binary);
    }
    if (function instanceof LossFunction.BinaryFocalCrossentropy binary) {
      return new CrossentropyLowering(given).binaryFocal(binary);
    }
    if (function instanceof LossFunction.CategoricalCrossentropy categorical) {
      return new CrossentropyLowering(given).categorical(categorical);
    }
    if (function instanceof LossFunction.CategoricalFocalCrossentropy categorical) {
      return new CrossentropyLowering(given).categoricalFocal(categorical);
    }
    if (function instanceof LossFunction.SparseCategoricalCrossentropy sparse) {
      return new CrossentropyLowering(given).sparse(sparse);
    }
    return distance(function, new DistanceLowering(given));
  }

  private PositionValues distance(LossFunction function, DistanceLowering lowering) {
    if (function instanceof LossFunction.MeanSquaredError) {
      return lowering.meanSquaredError();
    }
    if (function instanceof LossFunction.MeanAbsoluteError) {
      return lowering.meanAbsoluteError();
    }
    if (function instanceof LossFunction.MeanAbsolutePercentageError) {
      return lowering.meanAbsolutePercentageError();
    }
    if (function instanceof LossFunction.MeanSquaredLogarithmicError) {
      return lowering.meanSquaredLogarithmicError();
    }
    if (function instanceof LossFunction.Huber huber) {
      return lowering.huber(huber);
    }
    if (function instanceof LossFunction.LogCosh) {
      return lowering.logCosh();
    }
    if (function instanceof LossFunction.Poisson) {
      return lowering.poisson();
    }
    if (function instanceof LossFunction.KlDivergence) {
      return lowering.klDivergence();
    }
    return product(function, lowering);
  }

  private PositionValues product(LossFunction function, DistanceLowering lowering) {
    if (function instanceof LossFunction.Hinge) {
      return given.elements(lowering.hinge());
    }
    if (function instanceof LossFunction.SquaredHinge) {
      return given.elements(given.tf().math.square(lowering.hinge()));
    }
    if (function instanceof LossFunction.CategoricalHinge) {
      return lowering.categoricalHinge();
    }
    if (function instanceof LossFunction.CosineSimilarity cosine) {
      return given.positions(given.tf().math.neg(cosine(cosine.axis()).values()));
    }
    if (function instanceof LossFunction.Dice) {
      return lowering.dice();
    }
    if (function instanceof LossFunction.Tversky tversky) {
      return lowering.tversky(tversky);
    }
    throw new IllegalStateException("no lowering for the loss " + function.name());
  }

  /** Cosine of the angle between labels and outputs. */
  public PositionValues cosine(int axis) {
    return new DistanceLowering(given).cosine(axis);
  }
}
