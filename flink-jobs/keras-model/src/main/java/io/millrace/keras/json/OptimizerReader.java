package io.millrace.keras.json;

import static io.millrace.keras.json.NumberRange.NOT_NEGATIVE;
import static io.millrace.keras.json.NumberRange.POSITIVE;
import static io.millrace.keras.json.NumberRange.ZERO_TO_BELOW_ONE;
import static io.millrace.keras.json.NumberRange.ZERO_TO_ONE;

import io.millrace.keras.compile.Adadelta;
import io.millrace.keras.compile.Adagrad;
import io.millrace.keras.compile.Adam;
import io.millrace.keras.compile.Adamax;
import io.millrace.keras.compile.Optimizer;
import io.millrace.keras.compile.RmsProp;
import io.millrace.keras.compile.Sgd;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the optimizer, given by name or as an object; what is missing gets Keras' default. */
final class OptimizerReader {
  private static final String LEGAL = "SGD, Adam, RMSprop, Adagrad, Adadelta, Adamax";
  private static final double EPSILON = 1e-7;

  private OptimizerReader() {}

  /** Null when it cannot be read; then violations were added. */
  static @Nullable Optimizer read(Members compile) {
    NamedObject named = NamedObject.read(compile, "optimizer");
    if (named == null) {
      return null;
    }
    Members config = named.config();
    int before = config.violationCount();
    Optimizer optimizer = read(named, config);
    if (optimizer != null) {
      requirePlain(config, named.name());
    }
    return config.violationCount() == before ? optimizer : null;
  }

  private static @Nullable Optimizer read(NamedObject named, Members config) {
    return switch (named.key()) {
      case "sgd" ->
          new Sgd(
              learningRate(config, 0.01),
              config.number("momentum", ZERO_TO_ONE, 0),
              config.bool("nesterov", false));
      case "adam" -> {
        config.requireOff("amsgrad");
        yield new Adam(learningRate(config, 0.001), beta1(config), beta2(config), epsilon(config));
      }
      case "adamax" ->
          new Adamax(learningRate(config, 0.001), beta1(config), beta2(config), epsilon(config));
      case "rmsprop" ->
          new RmsProp(
              learningRate(config, 0.001),
              config.number("rho", ZERO_TO_BELOW_ONE, 0.9),
              config.number("momentum", ZERO_TO_ONE, 0),
              epsilon(config),
              config.bool("centered", false));
      case "adagrad" ->
          new Adagrad(
              learningRate(config, 0.001),
              config.number("initial_accumulator_value", NOT_NEGATIVE, 0.1),
              epsilon(config));
      case "adadelta" ->
          new Adadelta(
              learningRate(config, 0.001),
              config.number("rho", ZERO_TO_BELOW_ONE, 0.95),
              epsilon(config));
      default -> {
        named.refuse("optimizer", LEGAL);
        yield null;
      }
    };
  }

  /** Keras 2 also called it {@code lr}. */
  private static double learningRate(Members config, double fallback) {
    String member = config.has("lr") ? "lr" : "learning_rate";
    JsonNode node = config.get(member);
    if (node.isObject()) {
      config.refuse(
          member,
          "'"
              + member
              + "' is the schedule "
              + Members.given(node.path("class_name"))
              + ", which is not supported; legal is a number above 0",
          "compile the model with a fixed learning rate");
      return fallback;
    }
    return config.number(member, POSITIVE, fallback);
  }

  private static double beta1(Members config) {
    return config.number("beta_1", ZERO_TO_BELOW_ONE, 0.9);
  }

  private static double beta2(Members config) {
    return config.number("beta_2", ZERO_TO_BELOW_ONE, 0.999);
  }

  private static double epsilon(Members config) {
    return config.number("epsilon", NOT_NEGATIVE, EPSILON);
  }

  private static void requirePlain(Members config, String type) {
    config.ignore("name", "ema_momentum", "jit_compile", "is_legacy_optimizer");
    for (String decay : new String[] {"decay", "weight_decay"}) {
      if (config.number(decay, NumberRange.ANY, 0) != 0) {
        config.requireOff(decay);
      }
    }
    config.requireOff(
        "clipnorm",
        "global_clipnorm",
        "clipvalue",
        "use_ema",
        "ema_overwrite_frequency",
        "loss_scale_factor",
        "gradient_accumulation_steps");
    config.requireKnown(type);
  }
}
