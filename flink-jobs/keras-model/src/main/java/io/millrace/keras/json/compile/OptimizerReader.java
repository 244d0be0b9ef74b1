package io.millrace.keras.json.compile;

import static io.millrace.keras.json.NumberRange.NOT_NEGATIVE;
import static io.millrace.keras.json.NumberRange.NOT_POSITIVE;
import static io.millrace.keras.json.NumberRange.ZERO_TO_BELOW_ONE;
import static io.millrace.keras.json.NumberRange.ZERO_TO_ONE;

import io.millrace.keras.json.Members;
import io.millrace.keras.json.NamedObject;
import io.millrace.keras.optimizer.LearningRate;
import io.millrace.keras.optimizer.Optimizer;
import io.millrace.keras.optimizer.StepOptions;
import io.millrace.keras.optimizer.UpdateRule;
import org.jspecify.annotations.Nullable;

/** Reads the optimizer, given by name or as an object; what is missing gets Keras' default. */
final class OptimizerReader {
  private static final String LEGAL =
      "SGD, Adam, AdamW, Nadam, Adamax, RMSprop, Adagrad, Adadelta, Lion, Lamb, Ftrl";
  private static final double EPSILON = 1e-7;

  private final NamedObject named;
  private final Members config;

  private OptimizerReader(NamedObject named) {
    this.named = named;
    this.config = named.config();
  }

  /** Null when it cannot be read; then violations were added. */
  static @Nullable Optimizer read(Members compile) {
    NamedObject named = NamedObject.read(compile, "optimizer");
    return named == null ? null : new OptimizerReader(named).read();
  }

  private @Nullable Optimizer read() {
    int before = config.violationCount();
    UpdateRule rule = rule();
    if (rule == null) {
      named.refuse("optimizer", LEGAL);
      return null;
    }
    LearningRate rate = LearningRateReader.read(config, defaultRate(rule));
    StepOptions options = StepOptionsReader.read(config, defaultDecay());
    config.ignore("name", "jit_compile", "is_legacy_optimizer");
    config.requireKnown(named.name());
    return config.violationCount() == before ? new Optimizer(rule, rate, options) : null;
  }

  private @Nullable UpdateRule rule() {
    return switch (named.key()) {
      case "sgd" ->
          new UpdateRule.Sgd(
              config.number("momentum", ZERO_TO_ONE, 0), config.bool("nesterov", false));
      case "adam", "adamw" ->
          new UpdateRule.Adam(beta1(), beta2(0.999), epsilon(), config.bool("amsgrad", false));
      case "nadam" -> new UpdateRule.Nadam(beta1(), beta2(0.999), epsilon());
      case "adamax" -> new UpdateRule.Adamax(beta1(), beta2(0.999), epsilon());
      case "rmsprop" ->
          new UpdateRule.RmsProp(
              config.number("rho", ZERO_TO_BELOW_ONE, 0.9),
              config.number("momentum", ZERO_TO_ONE, 0),
              epsilon(),
              config.bool("centered", false));
      case "adagrad" ->
          new UpdateRule.Adagrad(
              config.number("initial_accumulator_value", NOT_NEGATIVE, 0.1), epsilon());
      case "adadelta" ->
          new UpdateRule.Adadelta(config.number("rho", ZERO_TO_BELOW_ONE, 0.95), epsilon());
      case "lion" -> new UpdateRule.Lion(beta1(), beta2(0.99));
      case "lamb" -> new UpdateRule.Lamb(beta1(), beta2(0.999), epsilon());
      case "ftrl" ->
          new UpdateRule.Ftrl(
              config.number("learning_rate_power", NOT_POSITIVE, -0.5),
              config.number("initial_accumulator_value", NOT_NEGATIVE, 0.1),
              config.number("l1_regularization_strength", NOT_NEGATIVE, 0),
              config.number("l2_regularization_strength", NOT_NEGATIVE, 0),
              config.number("l2_shrinkage_regularization_strength", NOT_NEGATIVE, 0),
              config.number("beta", NOT_NEGATIVE, 0));
      default -> null;
    };
  }

  private static double defaultRate(UpdateRule rule) {
    return rule instanceof UpdateRule.Sgd ? 0.01 : 0.001;
  }

  private double defaultDecay() {
    return named.key().equals("adamw") ? 0.004 : 0;
  }

  private double beta1() {
    return config.number("beta_1", ZERO_TO_BELOW_ONE, 0.9);
  }

  private double beta2(double fallback) {
    return config.number("beta_2", ZERO_TO_BELOW_ONE, fallback);
  }

  private double epsilon() {
    return config.number("epsilon", NOT_NEGATIVE, EPSILON);
  }
}
