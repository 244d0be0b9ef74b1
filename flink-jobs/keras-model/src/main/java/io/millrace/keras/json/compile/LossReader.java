package io.millrace.keras.json.compile;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.json.Members;
import io.millrace.keras.json.NamedObject;
import io.millrace.keras.json.NumberRange;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import io.millrace.keras.loss.Reduction;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the loss of each output, given by name or as an object. */
final class LossReader {
  private final Members place;
  private final @Nullable TensorShape output;

  /**
   * @param output shape of the output; null when it is not known
   */
  private LossReader(Members place, @Nullable TensorShape output) {
    this.place = place;
    this.output = output;
  }

  /** One for each output, null for one without; incomplete when violations were added. */
  static List<@Nullable Loss> readAll(Members compile, ModelOutputs outputs) {
    PerOutput given = new PerOutput(compile, "loss", outputs);
    List<@Nullable Loss> losses = new ArrayList<>();
    if (given.isMissing()) {
      refuseMissing(compile);
      return losses;
    }
    if (outputs.count() == 0) {
      if (!given.isList() && !given.isByName()) {
        new LossReader(given.argument(), null).read();
      }
      return losses;
    }
    int before = compile.violationCount();
    List<Members> places =
        given.isList() ? given.listed() : given.isByName() ? given.named(true) : given.forAll();
    if (places == null) {
      return losses;
    }
    for (int i = 0; i < places.size(); i++) {
      losses.add(new LossReader(places.get(i), outputs.shape(i)).read());
    }
    if (compile.violationCount() == before && losses.stream().allMatch(Objects::isNull)) {
      refuseMissing(compile);
    }
    return losses;
  }

  private static void refuseMissing(Members compile) {
    compile.refuse("loss", "the model has no loss; legal is one of " + LossFunctions.LEGAL, null);
  }

  private @Nullable Loss read() {
    if (place.node().isMissingNode() || place.node().isNull()) {
      return null;
    }
    NamedObject named = NamedObject.at(place, "'loss'");
    if (named == null) {
      return null;
    }
    Members config = named.config();
    int before = config.violationCount();
    LossFunction function = new LossFunctions(named, output).read();
    if (function == null) {
      return null;
    }
    Reduction reduction = reduction(config);
    config.ignore("name", "fn", "dtype");
    config.requireKnown(named.name());
    requireClasses(named, function);
    return config.violationCount() == before ? new Loss(function, reduction) : null;
  }

  /** Keras 2's auto is the mean, too. */
  private static Reduction reduction(Members config) {
    JsonNode given = config.get("reduction");
    String name = given.isMissingNode() ? "sum_over_batch_size" : given.asString("");
    return switch (name) {
      case "sum_over_batch_size", "auto", "mean" -> Reduction.SUM_OVER_BATCH_SIZE;
      case "sum" -> Reduction.SUM;
      case "mean_with_sample_weight" -> Reduction.MEAN_WITH_SAMPLE_WEIGHT;
      default -> {
        config.refuse(
            "reduction",
            "'reduction' is "
                + Members.given(given)
                + "; legal is sum_over_batch_size, mean, sum or mean_with_sample_weight",
            null);
        yield Reduction.SUM_OVER_BATCH_SIZE;
      }
    };
  }

  private void requireClasses(NamedObject named, LossFunction function) {
    if (function.needsClasses()
        && output != null
        && output.dimensions().get(output.rank() - 1) == 1) {
      place.refuse(
          "loss '"
              + function.name()
              + "' needs one output for each class, and the model's output has the shape "
              + output
              + "; legal are at least 2 units in the last layer",
          "for two classes and one unit use binary_crossentropy");
    }
  }

  static boolean fromLogits(Members config) {
    return config.bool("from_logits", false);
  }

  static double labelSmoothing(Members config) {
    return config.number("label_smoothing", NumberRange.ZERO_TO_ONE, 0);
  }
}
