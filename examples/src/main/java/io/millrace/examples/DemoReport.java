package io.millrace.examples;

import io.millrace.contracts.json.ContractJson;
import java.util.List;
import java.util.Locale;

/** What the demo has measured, as a table for people and as JSON for programs. */
record DemoReport(List<TrainedModel> models, TrainedModel deployed, Scoring scoring) {
  /** The demo's promise to scripts: members are added, never renamed. */
  private record Json(List<ModelJson> models, DeployedJson deployed, Scoring scoring) {}

  private record ModelJson(
      String name,
      int epochs,
      double trainLoss,
      double validationLoss,
      double trainAccuracy,
      double validationAccuracy,
      double testAccuracy) {
    static ModelJson of(TrainedModel model) {
      return new ModelJson(
          model.name(),
          model.epochs(),
          model.trainLoss(),
          model.validationLoss(),
          model.trainAccuracy(),
          model.validationAccuracy(),
          model.testAccuracy());
    }
  }

  private record DeployedJson(String model, long version) {}

  String json() {
    return ContractJson.write(
        new Json(
            models.stream().map(ModelJson::of).toList(),
            new DeployedJson(deployed.name(), deployed.version()),
            scoring));
  }

  String table() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            "  %-16s %6s %10s %10s %10s %10s %10s%n",
            "model",
            "epochs",
            "loss",
            "val. loss",
            "accuracy",
            "val. acc.",
            "test acc."));
    for (TrainedModel model : models) {
      table.append(
          String.format(
              Locale.ROOT,
              "%s %-16s %6d %10.4f %10.4f %10.4f %10.4f %10.4f%n",
              model.equals(deployed) ? "*" : " ",
              model.name(),
              model.epochs(),
              model.trainLoss(),
              model.validationLoss(),
              model.trainAccuracy(),
              model.validationAccuracy(),
              model.testAccuracy()));
    }
    table.append(
        String.format(
            Locale.ROOT,
            "%n* deployed as version %d%n"
                + "  sent %,d = scored %,d = output %,d records, dead letters %,d%n"
                + "  accuracy on held-out records %.4f%n"
                + "  %,.0f records/s, latency p50 %.1f ms, p99 %.1f ms (send to prediction)%n",
            deployed.version(),
            scoring.sent(),
            scoring.scored(),
            scoring.output(),
            scoring.deadLetters(),
            scoring.accuracy(),
            scoring.recordsPerSecond(),
            scoring.p50Ms(),
            scoring.p99Ms()));
    return table.toString();
  }
}
