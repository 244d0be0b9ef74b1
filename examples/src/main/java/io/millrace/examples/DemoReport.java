package io.millrace.examples;

import io.millrace.contracts.json.ContractJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the demo has measured, as a table for people and as JSON for programs. */
record DemoReport(List<TrainedModel> models, TrainedModel deployed, Scoring scoring) {
  /** The demo's promise to scripts: members are added, never renamed. */
  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("models", models.stream().map(DemoReport::model).toList());
    json.put("deployed", Map.of("model", deployed.name(), "version", deployed.version()));
    json.put("scoring", scoring);
    return ContractJson.write(json);
  }

  private static Map<String, Object> model(TrainedModel model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", model.name());
    json.put("epochs", model.epochs());
    json.put("trainLoss", model.trainLoss());
    json.put("validationLoss", model.validationLoss());
    json.put("trainAccuracy", model.trainAccuracy());
    json.put("validationAccuracy", model.validationAccuracy());
    json.put("testAccuracy", model.testAccuracy());
    return json;
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
