package io.millrace.keras.json;

import io.millrace.keras.initializer.Constant;
import io.millrace.keras.initializer.Identity;
import io.millrace.keras.initializer.Initializer;
import io.millrace.keras.initializer.Orthogonal;
import io.millrace.keras.initializer.RandomNormal;
import io.millrace.keras.initializer.RandomUniform;
import io.millrace.keras.initializer.TruncatedNormal;
import io.millrace.keras.initializer.VarianceScaling;
import io.millrace.keras.initializer.VarianceScaling.Distribution;
import io.millrace.keras.initializer.VarianceScaling.Mode;
import java.util.Locale;

/** Reads initializers, given by name or as an object. */
public final class InitializerReader {
  private static final String LEGAL =
      "zeros, ones, constant, random_normal, random_uniform, truncated_normal, glorot_normal,"
          + " glorot_uniform, he_normal, he_uniform, lecun_normal, lecun_uniform,"
          + " variance_scaling, orthogonal, identity";
  private static final Initializer ZEROS = new Constant(0);

  private InitializerReader() {}

  /**
   * @param fallback name of the initializer when the member is missing or null
   */
  public static Initializer read(Members owner, String member, String fallback) {
    NamedObject named =
        owner.has(member)
            ? NamedObject.read(owner, member)
            : new NamedObject(fallback, owner.emptyAt(member));
    if (named == null) {
      return ZEROS;
    }
    int before = owner.violationCount();
    Initializer initializer = read(named, named.config());
    if (owner.violationCount() == before) {
      named.config().requireKnown("initializer " + named.name());
    }
    return initializer;
  }

  private static Initializer read(NamedObject named, Members config) {
    config.requireOff("input_axes", "output_axes");
    return switch (named.key()) {
      case "zeros" -> ZEROS;
      case "ones" -> new Constant(1);
      case "constant" -> new Constant(config.number("value", NumberRange.ANY, 0));
      case "randomnormal" -> new RandomNormal(mean(config), stddev(config), config.seed());
      case "truncatednormal" -> new TruncatedNormal(mean(config), stddev(config), config.seed());
      case "randomuniform" -> uniform(config);
      case "glorotnormal" -> scaled(1, Mode.FAN_AVG, Distribution.TRUNCATED_NORMAL, config);
      case "glorotuniform" -> scaled(1, Mode.FAN_AVG, Distribution.UNIFORM, config);
      case "henormal" -> scaled(2, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL, config);
      case "heuniform" -> scaled(2, Mode.FAN_IN, Distribution.UNIFORM, config);
      case "lecunnormal" -> scaled(1, Mode.FAN_IN, Distribution.TRUNCATED_NORMAL, config);
      case "lecununiform" -> scaled(1, Mode.FAN_IN, Distribution.UNIFORM, config);
      case "variancescaling" -> varianceScaling(config);
      case "orthogonal", "orthogonalinitializer" -> new Orthogonal(gain(config), config.seed());
      case "identity", "identityinitializer" -> new Identity(gain(config));
      default -> {
        named.refuse("initializer", LEGAL);
        yield ZEROS;
      }
    };
  }

  private static double gain(Members config) {
    return config.number("gain", NumberRange.ANY, 1);
  }

  private static double mean(Members config) {
    return config.number("mean", NumberRange.ANY, 0);
  }

  private static double stddev(Members config) {
    return config.number("stddev", NumberRange.NOT_NEGATIVE, 0.05);
  }

  private static Initializer uniform(Members config) {
    double minval = config.number("minval", NumberRange.ANY, -0.05);
    double maxval = config.number("maxval", NumberRange.ANY, 0.05);
    if (minval > maxval) {
      config.refuse(
          "minval",
          "'minval' is "
              + minval
              + " and 'maxval' "
              + maxval
              + "; legal is the"
              + " smaller one first",
          null);
      return ZEROS;
    }
    return new RandomUniform(minval, maxval, config.seed());
  }

  private static Initializer scaled(
      double scale, Mode mode, Distribution distribution, Members config) {
    return new VarianceScaling(scale, mode, distribution, config.seed());
  }

  private static Initializer varianceScaling(Members config) {
    return scaled(
        config.number("scale", NumberRange.POSITIVE, 1),
        mode(config),
        distribution(config),
        config);
  }

  private static Mode mode(Members config) {
    String name = config.text("mode", "fan_in");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "fan_in" -> Mode.FAN_IN;
      case "fan_out" -> Mode.FAN_OUT;
      case "fan_avg" -> Mode.FAN_AVG;
      default -> {
        config.refuse(
            "mode", "'mode' is '" + name + "'; legal is fan_in, fan_out or fan_avg", null);
        yield Mode.FAN_IN;
      }
    };
  }

  private static Distribution distribution(Members config) {
    String name = config.text("distribution", "truncated_normal");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "truncated_normal", "normal" -> Distribution.TRUNCATED_NORMAL;
      case "untruncated_normal" -> Distribution.UNTRUNCATED_NORMAL;
      case "uniform" -> Distribution.UNIFORM;
      default -> {
        config.refuse(
            "distribution",
            "'distribution' is '"
                + name
                + "'; legal is truncated_normal, untruncated_normal or uniform",
            null);
        yield Distribution.UNIFORM;
      }
    };
  }
}
