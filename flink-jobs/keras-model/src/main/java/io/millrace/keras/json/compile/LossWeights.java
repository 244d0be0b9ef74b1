package io.millrace.keras.json.compile;

import io.millrace.keras.json.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads what the loss of each output counts. */
final class LossWeights {
  private LossWeights() {}

  /** One for each output. */
  static List<Double> read(Members compile, ModelOutputs outputs) {
    PerOutput weights = new PerOutput(compile, "loss_weights", outputs);
    List<Double> ones = outputs.names().stream().map(output -> 1.0).toList();
    if (weights.isMissing()) {
      return ones;
    }
    List<Members> places = places(weights, outputs);
    return places == null ? ones : places.stream().map(LossWeights::weight).toList();
  }

  private static @Nullable List<Members> places(PerOutput weights, ModelOutputs outputs) {
    if (weights.isList()) {
      return weights.listed();
    }
    if (weights.isByName()) {
      return weights.named(true);
    }
    if (outputs.count() == 1) {
      return weights.forAll();
    }
    weights
        .argument()
        .refuse(
            "'loss_weights' is "
                + Members.given(weights.argument().node())
                + "; legal for several outputs is a list, or an object by the outputs "
                + outputs.legalNames(),
            null);
    return null;
  }

  private static double weight(Members place) {
    JsonNode node = place.node();
    if (node.isMissingNode() || node.isNull()) {
      return 1;
    }
    double value = node.isNumber() ? node.asDouble(Double.NaN) : Double.NaN;
    if (Double.isFinite(value)) {
      return value;
    }
    place.refuse("a loss weight is " + Members.given(node) + "; legal is a number", null);
    return 1;
  }
}
