package io.millrace.keras.optimizer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The learning rate as a function of the steps taken before, in float32 as Keras computes it: a
 * number, or one of {@code keras.optimizers.schedules}.
 */
public sealed interface LearningRate {
  /**
   * @param step number of steps taken before, from 0
   */
  float at(long step);

  /** The same at each step. */
  record Fixed(double rate) implements LearningRate {
    public Fixed {
      Ranges.requirePositive("learning_rate", rate);
    }

    @Override
    public float at(long step) {
      return (float) rate;
    }
  }

  /**
   * {@code initial * rate^(step / steps)}.
   *
   * @param staircase true rounds the exponent down
   */
  record ExponentialDecay(double initial, double steps, double rate, boolean staircase)
      implements LearningRate {
    public ExponentialDecay {
      Ranges.requirePositive("decay_steps", steps);
    }

    @Override
    public float at(long step) {
      float p = step / (float) steps;
      return (float) initial
          * (float) StrictMath.pow((float) rate, staircase ? StrictMath.floor(p) : p);
    }
  }

  /**
   * A number up to each boundary.
   *
   * @param boundaries last step of each number but the last, ascending
   * @param values one more than boundaries
   */
  record PiecewiseConstantDecay(List<Long> boundaries, List<Double> values)
      implements LearningRate {
    public PiecewiseConstantDecay {
      boundaries = List.copyOf(boundaries);
      values = List.copyOf(values);
      if (boundaries.isEmpty() || values.size() != boundaries.size() + 1) {
        throw new IllegalArgumentException(
            "there are "
                + boundaries.size()
                + " boundaries and "
                + values.size()
                + " values; legal is at least one boundary, and one more value");
      }
      for (int i = 1; i < boundaries.size(); i++) {
        if (boundaries.get(i) <= boundaries.get(i - 1)) {
          throw new IllegalArgumentException(
              "boundaries are " + boundaries + "; legal are ascending ones");
        }
      }
    }

    @Override
    public float at(long step) {
      int i = 0;
      while (i < boundaries.size() && step > boundaries.get(i)) {
        i++;
      }
      return values.get(i).floatValue();
    }
  }

  /**
   * From the initial to the end rate along a power.
   *
   * @param cycle true begins again with more steps, from what is reached
   */
  record PolynomialDecay(double initial, double steps, double end, double power, boolean cycle)
      implements LearningRate {
    public PolynomialDecay {
      Ranges.requirePositive("decay_steps", steps);
    }

    @Override
    public float at(long step) {
      float at = step;
      float length = (float) steps;
      if (cycle) {
        length *= step == 0 ? 1 : (float) StrictMath.ceil(at / length);
      } else {
        at = Math.min(at, length);
      }
      float left = (float) StrictMath.pow(1 - at / length, (float) power);
      return ((float) initial - (float) end) * left + (float) end;
    }
  }

  /**
   * {@code initial / (1 + rate * step / steps)}.
   *
   * @param staircase true rounds the quotient of steps down
   */
  record InverseTimeDecay(double initial, double steps, double rate, boolean staircase)
      implements LearningRate {
    public InverseTimeDecay {
      Ranges.requirePositive("decay_steps", steps);
    }

    @Override
    public float at(long step) {
      float p = step / (float) steps;
      float passed = staircase ? (float) StrictMath.floor(p) : p;
      return (float) initial / (1 + (float) rate * passed);
    }
  }

  /**
   * Half a wave down, after a straight warm-up when there is a target for it (Loshchilov and
   * Hutter, 2016).
   *
   * @param alpha part of the rate that stays
   * @param warmupTarget where the warm-up ends and the wave begins; null for no warm-up
   */
  record CosineDecay(
      double initial, double steps, double alpha, @Nullable Double warmupTarget, double warmupSteps)
      implements LearningRate {
    public CosineDecay {
      Ranges.requirePositive("decay_steps", steps);
      Ranges.requireNotNegative("warmup_steps", warmupSteps);
    }

    @Override
    public float at(long step) {
      if (warmupTarget == null) {
        return wave(step, (float) initial);
      }
      float warm = (float) warmupSteps;
      if (step < warm) {
        return (warmupTarget.floatValue() - (float) initial) * (step / warm) + (float) initial;
      }
      return wave(step - warm, warmupTarget.floatValue());
    }

    private float wave(float step, float from) {
      float part = Math.min(step, (float) steps) / (float) steps;
      float cosine = 0.5f * (1 + (float) StrictMath.cos((float) Math.PI * part));
      return from * ((float) (1 - alpha) * cosine + (float) alpha);
    }
  }

  /**
   * Half waves down, one after the other (Loshchilov and Hutter, 2016).
   *
   * @param steps of the first wave
   * @param times what each wave is longer than the one before, at least 1
   * @param height what each begins at, as a part of the one before
   * @param alpha part of the rate that stays
   */
  record CosineDecayRestarts(
      double initial, double steps, double times, double height, double alpha)
      implements LearningRate {
    public CosineDecayRestarts {
      Ranges.requirePositive("first_decay_steps", steps);
      if (!(times >= 1)) {
        throw new IllegalArgumentException("t_mul is " + times + "; legal is at least 1");
      }
    }

    @Override
    public float at(long step) {
      float part = step / (float) steps;
      float factor = (float) times;
      float restarts;
      if (factor == 1) {
        restarts = (float) StrictMath.floor(part);
        part -= restarts;
      } else {
        restarts =
            (float)
                StrictMath.floor(
                    (float) StrictMath.log(1 - part * (1 - factor))
                        / (float) StrictMath.log(factor));
        float scale = (float) StrictMath.pow(factor, restarts);
        part = (part - (1 - scale) / (1 - factor)) / scale;
      }
      float cosine =
          0.5f
              * (float) StrictMath.pow((float) height, restarts)
              * (1 + (float) StrictMath.cos((float) Math.PI * part));
      return (float) initial * ((1 - (float) alpha) * cosine + (float) alpha);
    }
  }
}
