package io.millrace.keras.json.compile;

import static io.millrace.keras.json.NumberRange.ANY;
import static io.millrace.keras.json.NumberRange.NOT_NEGATIVE;
import static io.millrace.keras.json.NumberRange.POSITIVE;

import io.millrace.keras.json.Members;
import io.millrace.keras.json.NamedObject;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.optimizer.LearningRate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a learning rate: a number, or a schedule. */
final class LearningRateReader {
  private static final String LEGAL =
      "ExponentialDecay, PiecewiseConstantDecay, PolynomialDecay, InverseTimeDecay, CosineDecay,"
          + " CosineDecayRestarts";

  private LearningRateReader() {}

  /**
   * Keras 2 also called it {@code lr}, and let it fall with a member {@code decay}, which Keras 3
   * drops.
   */
  static LearningRate read(Members optimizer, double fallback) {
    String member = optimizer.has("lr") ? "lr" : "learning_rate";
    double decay = optimizer.number("decay", NOT_NEGATIVE, 0);
    if (optimizer.get(member).isObject()) {
      LearningRate schedule = schedule(optimizer, member);
      return schedule == null ? new LearningRate.Fixed(fallback) : schedule;
    }
    double rate = optimizer.number(member, POSITIVE, fallback);
    return decay == 0
        ? new LearningRate.Fixed(rate)
        : new LearningRate.InverseTimeDecay(rate, 1, decay, false);
  }

  private static @Nullable LearningRate schedule(Members optimizer, String member) {
    NamedObject named = NamedObject.read(optimizer, member);
    if (named == null) {
      return null;
    }
    Members config = named.config();
    LearningRate schedule = schedule(named.key(), config);
    if (schedule == null) {
      named.refuse("learning rate schedule", LEGAL);
      return null;
    }
    config.ignore("name");
    config.requireKnown(named.name());
    return schedule;
  }

  private static @Nullable LearningRate schedule(String key, Members config) {
    return switch (key) {
      case "exponentialdecay" ->
          new LearningRate.ExponentialDecay(
              initial(config),
              steps(config),
              config.number("decay_rate", POSITIVE),
              stairs(config));
      case "piecewiseconstantdecay" -> piecewise(config);
      case "polynomialdecay" ->
          new LearningRate.PolynomialDecay(
              initial(config),
              steps(config),
              config.number("end_learning_rate", NOT_NEGATIVE, 0.0001),
              config.number("power", POSITIVE, 1),
              config.bool("cycle", false));
      case "inversetimedecay" ->
          new LearningRate.InverseTimeDecay(
              initial(config),
              steps(config),
              config.number("decay_rate", NOT_NEGATIVE),
              stairs(config));
      case "cosinedecay" ->
          new LearningRate.CosineDecay(
              initial(config),
              steps(config),
              alpha(config),
              config.has("warmup_target") ? config.number("warmup_target", NOT_NEGATIVE) : null,
              config.number("warmup_steps", NOT_NEGATIVE, 0));
      case "cosinedecayrestarts" -> restarts(config);
      default -> null;
    };
  }

  private static LearningRate restarts(Members config) {
    double times = config.number("t_mul", POSITIVE, 2);
    if (times < 1) {
      config.refuse("t_mul", "'t_mul' is " + times + "; legal is at least 1", null);
    }
    return new LearningRate.CosineDecayRestarts(
        initial(config),
        config.number("first_decay_steps", POSITIVE),
        Math.max(1, times),
        config.number("m_mul", NOT_NEGATIVE, 1),
        alpha(config));
  }

  private static LearningRate piecewise(Members config) {
    List<Long> boundaries =
        config.numbers("boundaries", NumberRange.NOT_NEGATIVE).stream()
            .map(Double::longValue)
            .toList();
    List<Double> values = config.numbers("values", NOT_NEGATIVE);
    try {
      return new LearningRate.PiecewiseConstantDecay(boundaries, values);
    } catch (IllegalArgumentException e) {
      config.refuse(String.valueOf(e.getMessage()), null);
      return new LearningRate.Fixed(1);
    }
  }

  private static double initial(Members config) {
    return config.number("initial_learning_rate", NOT_NEGATIVE);
  }

  private static double steps(Members config) {
    return config.number("decay_steps", POSITIVE);
  }

  private static double alpha(Members config) {
    return config.number("alpha", ANY, 0);
  }

  private static boolean stairs(Members config) {
    return config.bool("staircase", false);
  }
}
