package io.millrace.keras.json.compile;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NamedObject;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.loss.LossFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads which function a loss is, with its parameters; metrics have most of them too. */
final class LossFunctions {
  static final String LEGAL =
      "binary_crossentropy, binary_focal_crossentropy, categorical_crossentropy,"
          + " categorical_focal_crossentropy, sparse_categorical_crossentropy,"
          + " mean_squared_error (mse), mean_absolute_error (mae),"
          + " mean_absolute_percentage_error (mape), mean_squared_logarithmic_error (msle), huber,"
          + " log_cosh, poisson, kl_divergence, hinge, squared_hinge, categorical_hinge,"
          + " cosine_similarity, dice, tversky";

  private final NamedObject named;
  private final Members config;
  private final @Nullable TensorShape output;

  /**
   * @param output shape of the output; null when it is not known
   */
  LossFunctions(NamedObject named, @Nullable TensorShape output) {
    this.named = named;
    this.config = named.config();
    this.output = output;
  }

  /** Null when it is none; then a violation was added. */
  @Nullable LossFunction read() {
    LossFunction function =
        named.key().equals("crossentropy") || named.key().equals("ce")
            ? crossentropy()
            : ofLabels();
    return function;
  }

  /** Those that only losses have come first. */
  private @Nullable LossFunction ofLabels() {
    LossFunction function =
        switch (named.key()) {
          case "binaryfocalcrossentropy" -> binaryFocal();
          case "categoricalfocalcrossentropy" -> categoricalFocal();
          case "huber", "huberloss" ->
              new LossFunction.Huber(config.number("delta", NumberRange.POSITIVE, 1));
          case "cosinesimilarity" -> new LossFunction.CosineSimilarity(cosineAxis());
          case "dice" -> {
            requireNoAxis();
            yield new LossFunction.Dice();
          }
          case "tversky" -> tversky();
          default -> shared(named, config);
        };
    if (function == null) {
      named.refuse("loss", LEGAL);
    }
    return function;
  }

  /** Those that are metrics too; null when it is none of them. */
  static @Nullable LossFunction shared(NamedObject named, Members config) {
    return switch (named.key()) {
      case "binarycrossentropy", "bce" -> {
        requireLastAxis(config);
        yield new LossFunction.BinaryCrossentropy(
            LossReader.fromLogits(config), LossReader.labelSmoothing(config));
      }
      case "categoricalcrossentropy" -> {
        requireLastAxis(config);
        yield new LossFunction.CategoricalCrossentropy(
            LossReader.fromLogits(config), LossReader.labelSmoothing(config));
      }
      case "sparsecategoricalcrossentropy" -> {
        requireLastAxis(config);
        yield new LossFunction.SparseCategoricalCrossentropy(
            LossReader.fromLogits(config),
            config.has("ignore_class") ? config.integer("ignore_class", 0) : null);
      }
      case "meansquarederror", "mse" -> new LossFunction.MeanSquaredError();
      case "meanabsoluteerror", "mae" -> new LossFunction.MeanAbsoluteError();
      case "meanabsolutepercentageerror", "mape" -> new LossFunction.MeanAbsolutePercentageError();
      case "meansquaredlogarithmicerror", "msle" -> new LossFunction.MeanSquaredLogarithmicError();
      case "logcosh" -> new LossFunction.LogCosh();
      case "poisson" -> new LossFunction.Poisson();
      case "kldivergence", "kld", "kullbackleiblerdivergence" -> new LossFunction.KlDivergence();
      case "hinge" -> new LossFunction.Hinge();
      case "squaredhinge" -> new LossFunction.SquaredHinge();
      case "categoricalhinge" -> new LossFunction.CategoricalHinge();
      default -> null;
    };
  }

  /** Keras takes the crossentropy that fits the label's shape, which only the data have. */
  private @Nullable LossFunction crossentropy() {
    if (output != null && output.dimensions().get(output.rank() - 1) == 1) {
      return new LossFunction.BinaryCrossentropy(false, 0);
    }
    config.refuse(
        "loss '" + named.name() + "' depends on the labels of the data, which a model has not",
        "use sparse_categorical_crossentropy for class indices, categorical_crossentropy for one"
            + " value for each class");
    return null;
  }

  private LossFunction binaryFocal() {
    requireLastAxis(config);
    double alpha = config.number("alpha", NumberRange.ANY, 0.25);
    return new LossFunction.BinaryFocalCrossentropy(
        LossReader.fromLogits(config),
        LossReader.labelSmoothing(config),
        config.bool("apply_class_balancing", false) ? alpha : null,
        gamma());
  }

  private LossFunction categoricalFocal() {
    requireLastAxis(config);
    return new LossFunction.CategoricalFocalCrossentropy(
        LossReader.fromLogits(config),
        LossReader.labelSmoothing(config),
        config.number("alpha", NumberRange.ANY, 0.25),
        gamma());
  }

  private double gamma() {
    return config.number("gamma", NumberRange.NOT_NEGATIVE, 2);
  }

  private LossFunction tversky() {
    requireNoAxis();
    return new LossFunction.Tversky(
        config.number("alpha", NumberRange.NOT_NEGATIVE, 0.5),
        config.number("beta", NumberRange.NOT_NEGATIVE, 0.5));
  }

  private int cosineAxis() {
    return cosineAxis(config, output);
  }

  /** The batch axis cannot be it: batches have any size. */
  static int cosineAxis(Members config, @Nullable TensorShape output) {
    int axis = config.integer("axis", -1);
    int rank = output == null ? axis + 1 : output.rank();
    if (axis == 0 || axis > rank || axis < -rank && output != null) {
      config.refuse(
          "axis",
          "'axis' is " + axis + "; legal is -1, the last axis, or 1 to " + Math.max(1, rank),
          null);
      return -1;
    }
    return axis;
  }

  private void requireNoAxis() {
    JsonNode axis = config.get("axis");
    if (!axis.isMissingNode()) {
      config.refuse(
          "axis", "'axis' is " + Members.given(axis) + "; legal is null, the whole batch", null);
    }
  }

  static void requireLastAxis(Members config) {
    JsonNode axis = config.get("axis");
    if (!axis.isMissingNode() && !(axis.isIntegralNumber() && axis.asInt(0) == -1)) {
      config.refuse(
          "axis", "'axis' is " + Members.given(axis) + "; legal is -1, the last axis", null);
    }
  }
}
