package io.millrace.tf;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.initializer.Constant;
import io.millrace.keras.initializer.ForgetGateOnes;
import io.millrace.keras.initializer.Identity;
import io.millrace.keras.initializer.Initializer;
import io.millrace.keras.initializer.Orthogonal;
import io.millrace.keras.initializer.RandomNormal;
import io.millrace.keras.initializer.RandomUniform;
import io.millrace.keras.initializer.ScaledByFans;
import io.millrace.keras.initializer.TruncatedNormal;
import io.millrace.keras.initializer.VarianceScaling;
import io.millrace.tf.lowering.Seeds;
import io.millrace.tf.lowering.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * First values of weights: the distributions of {@code keras.initializers}, from a generator of our
 * own, so that the same seed gives the same bits in every JVM ({@code StrictMath} throughout).
 */
final class InitialValues {
  /** Standard deviation of a normal distribution that is cut at two. */
  private static final double CUT_STDDEV = .87962566103423978;

  private final long seed;

  InitialValues(long seed) {
    this.seed = seed;
  }

  /**
   * @param name of the variable; each gets numbers of its own
   */
  float[] of(String name, TensorShape shape, Initializer initializer) {
    float[] values = new float[shape.size()];
    if (initializer instanceof Constant constant) {
      Arrays.fill(values, (float) constant.value());
    } else if (initializer instanceof RandomUniform uniform) {
      SplittableRandom random = random(name, uniform.seed());
      double width = uniform.maxval() - uniform.minval();
      fill(values, () -> uniform.minval() + width * random.nextDouble());
    } else if (initializer instanceof RandomNormal normal) {
      Gaussian gaussian = new Gaussian(random(name, normal.seed()));
      fill(values, () -> normal.mean() + normal.stddev() * gaussian.next());
    } else if (initializer instanceof TruncatedNormal normal) {
      Gaussian gaussian = new Gaussian(random(name, normal.seed()));
      fill(values, () -> normal.mean() + normal.stddev() * gaussian.nextCut());
    } else if (initializer instanceof VarianceScaling scaling) {
      fillScaled(values, Fans.of(shape), scaling, random(name, scaling.seed()));
    } else if (initializer instanceof ScaledByFans scaled) {
      Fans fans = new Fans(scaled.fanIn(), scaled.fanOut());
      fillScaled(values, fans, scaled.scaling(), random(name, scaled.scaling().seed()));
    } else if (initializer instanceof Orthogonal orthogonal) {
      Gaussian gaussian = new Gaussian(random(name, orthogonal.seed()));
      OrthogonalMatrix.fill(values, Shapes.last(shape), orthogonal.gain(), gaussian::next);
    } else if (initializer instanceof Identity identity) {
      for (int i = 0; i < Math.min(values.length / Shapes.last(shape), Shapes.last(shape)); i++) {
        values[i * Shapes.last(shape) + i] = (float) identity.gain();
      }
    } else if (initializer instanceof ForgetGateOnes ones) {
      fillGates(values, name, ones.others());
    } else {
      throw new IllegalStateException("no values for the initializer " + initializer);
    }
    return values;
  }

  /** Input gate, forget gate, then cell and output gate: Keras initializes these apart. */
  private void fillGates(float[] values, String name, Initializer others) {
    int units = values.length / 4;
    float[] first = of(name + "/input", TensorShape.of(units), others);
    float[] last = of(name + "/output", TensorShape.of(2 * units), others);
    System.arraycopy(first, 0, values, 0, units);
    Arrays.fill(values, units, 2 * units, 1);
    System.arraycopy(last, 0, values, 2 * units, 2 * units);
  }

  private SplittableRandom random(String name, @Nullable Long own) {
    return new SplittableRandom(own == null ? Seeds.derive(seed, name) : own);
  }

  private static void fill(float[] values, DoubleSupplier next) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) next.getAsDouble();
    }
  }

  private static void fillScaled(
      float[] values, Fans fans, VarianceScaling scaling, SplittableRandom random) {
    double variance = scaling.scale() / Math.max(1, fans.of(scaling.mode()));
    Gaussian gaussian = new Gaussian(random);
    switch (scaling.distribution()) {
      case UNIFORM -> {
        double limit = Math.sqrt(3 * variance);
        fill(values, () -> limit * (2 * random.nextDouble() - 1));
      }
      case UNTRUNCATED_NORMAL -> fill(values, () -> Math.sqrt(variance) * gaussian.next());
      case TRUNCATED_NORMAL -> {
        double stddev = Math.sqrt(variance) / CUT_STDDEV;
        fill(values, () -> stddev * gaussian.nextCut());
      }
    }
  }

  /** Numbers of inputs and outputs of a weight. */
  private record Fans(double in, double out) {
    /**
     * Keras' {@code compute_fans}: the last two axes are inputs and outputs, those before them the
     * places of a convolution's kernel.
     */
    static Fans of(TensorShape shape) {
      List<Integer> sizes = shape.dimensions();
      int rank = shape.rank();
      double places = 1;
      for (int axis = 0; axis < rank - 2; axis++) {
        places *= sizes.get(axis);
      }
      return rank == 0
          ? new Fans(1, 1)
          : new Fans(places * sizes.get(Math.max(0, rank - 2)), places * sizes.get(rank - 1));
    }

    double of(VarianceScaling.Mode mode) {
      return switch (mode) {
        case FAN_IN -> in;
        case FAN_OUT -> out;
        case FAN_AVG -> (in + out) / 2;
      };
    }
  }

  /** Box and Muller's method. */
  private static final class Gaussian {
    private final SplittableRandom random;

    Gaussian(SplittableRandom random) {
      this.random = random;
    }

    double next() {
      double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
      return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }

    double nextCut() {
      double value = next();
      while (Math.abs(value) > 2) {
        value = next();
      }
      return value;
    }
  }
}
