package io.millrace.examples;

import java.util.Comparator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a training made of one model. */
record TrainedModel(
    String resultId,
    String name,
    long version,
    int epochs,
    double trainLoss,
    double validationLoss,
    double trainAccuracy,
    double validationAccuracy,
    double testAccuracy) {
  private static final Comparator<TrainedModel> BEST =
      Comparator.comparingDouble(TrainedModel::testAccuracy)
          .thenComparing(Comparator.comparingDouble(TrainedModel::validationLoss).reversed());

  static TrainedModel of(JsonNode result) {
    JsonNode train = result.path("train");
    JsonNode validation = result.path("validation");
    return new TrainedModel(
        result.path("id").asString(),
        result.path("modelName").asString(),
        result.path("modelVersion").asLong(0),
        result.path("epoch").asInt(0),
        metric(train, "loss"),
        metric(validation, "loss"),
        metric(train, "accuracy"),
        metric(validation, "accuracy"),
        metric(result.path("test"), "accuracy"));
  }

  private static double metric(JsonNode metrics, String name) {
    if (!metrics.path(name).isNumber()) {
      throw new DemoException("the result has no '" + name + "', it has " + metrics);
    }
    return metrics.path(name).doubleValue();
  }

  /** By test accuracy; where that is equal, by validation loss. */
  static TrainedModel best(List<TrainedModel> models) {
    return models.stream().max(BEST).orElseThrow(() -> new DemoException("no model was trained"));
  }
}
