package io.millrace.keras.optimizer;

import org.jspecify.annotations.Nullable;

/**
 * What all optimizers can do around their update.
 *
 * @param weightDecay part of each weight, times the learning rate, that is taken off before its
 *     update
 * @param clipping of gradients; null for none
 * @param average of the weights over the steps; null for none
 * @param accumulationSteps steps whose gradients make one update, 1 for each its own
 * @param lossScale more than 0: what the loss is multiplied by while gradients are computed
 */
public record StepOptions(
    double weightDecay,
    @Nullable Clipping clipping,
    @Nullable MovingAverage average,
    int accumulationSteps,
    double lossScale) {
  public static final StepOptions NONE = new StepOptions(0, null, null, 1, 1);

  public StepOptions {
    if (!Double.isFinite(weightDecay)) {
      throw new IllegalArgumentException("weight_decay is " + weightDecay + "; legal is a number");
    }
    if (accumulationSteps < 1) {
      throw new IllegalArgumentException(
          "gradient_accumulation_steps is " + accumulationSteps + "; legal is at least 1");
    }
    Ranges.requirePositive("loss_scale_factor", lossScale);
  }

  /** How large gradients are made smaller. */
  public sealed interface Clipping {
    /** Each gradient to a norm. */
    record ByNorm(double norm) implements Clipping {
      public ByNorm {
        Ranges.requirePositive("clipnorm", norm);
      }
    }

    /** All gradients together to a norm. */
    record ByGlobalNorm(double norm) implements Clipping {
      public ByGlobalNorm {
        Ranges.requirePositive("global_clipnorm", norm);
      }
    }

    /** Each value of a gradient to a range around 0. */
    record ByValue(double value) implements Clipping {
      public ByValue {
        Ranges.requirePositive("clipvalue", value);
      }
    }
  }

  /**
   * The exponential moving average of the weights.
   *
   * @param momentum 0 to 1
   * @param overwriteFrequency number of steps after which it becomes the weights; null for once, at
   *     the end of the training
   */
  public record MovingAverage(double momentum, @Nullable Integer overwriteFrequency) {
    public MovingAverage {
      Ranges.requireShare("ema_momentum", momentum);
      if (overwriteFrequency != null && overwriteFrequency < 1) {
        throw new IllegalArgumentException(
            "ema_overwrite_frequency is " + overwriteFrequency + "; legal is at least 1");
      }
    }
  }
}
