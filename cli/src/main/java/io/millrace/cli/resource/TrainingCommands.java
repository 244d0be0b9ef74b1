package io.millrace.cli.resource;

import io.millrace.cli.client.Query;
import io.millrace.cli.output.Column;
import io.millrace.cli.session.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(name = "trainings", description = "Trainings of model sets, and their results.")
final class TrainingCommands {
  private static final List<Column> RESULTS =
      Column.of(
          "RESULT=/id",
          "MODEL=/modelName",
          "STATE=/state",
          "EPOCH=/epoch",
          "LOSS=/train/loss",
          "ACCURACY=/train/accuracy",
          "VAL LOSS=/validation/loss",
          "VAL ACCURACY=/validation/accuracy",
          "TEST ACCURACY=/test/accuracy",
          "VERSION=/modelVersion");

  private final Session session;

  TrainingCommands(Session session) {
    this.session = session;
  }

  @Command(name = "stop", description = "End it early and keep what it has.")
  void stop(@Parameters(paramLabel = "ID", description = "Id or name.") String id) {
    act(id, "stop");
  }

  @Command(name = "cancel", description = "End it at once; what is not finished is lost.")
  void cancel(@Parameters(paramLabel = "ID", description = "Id or name.") String id) {
    act(id, "cancel");
  }

  @Command(name = "clone", description = "The same once more.")
  void repeat(@Parameters(paramLabel = "ID", description = "Id or name.") String id) {
    act(id, "clone");
  }

  private void act(String idOrName, String verb) {
    String id = new References(session.rest()).id(Resource.TRAININGS, idOrName);
    JsonNode training = session.rest().post(Resource.TRAININGS.action(id, verb), null).body();
    session
        .printer()
        .done(
            "Training %s (%s): %s."
                .formatted(
                    training.path("id").asString(),
                    training.path("name").asString(),
                    training.path("state").asString()),
            training);
  }

  @Command(name = "results", description = "What it has made of each model.")
  void results(@Parameters(paramLabel = "ID", description = "Id or name.") String id) {
    JsonNode training = new References(session.rest()).get(Resource.TRAININGS, id);
    session.printer().table(RESULTS, training.path("results"), training.path("results"));
  }

  @Command(name = "metrics", description = "Loss and metrics of a result, epoch by epoch.")
  void metrics(
      @Parameters(paramLabel = "ID", description = "Training, by id or name.") String id,
      @Option(
              names = "--result",
              paramLabel = "RESULT",
              description = "Id of a result or name of its model; needed when there are several.")
          @Nullable String result,
      @Option(
              names = "--max-points",
              paramLabel = "N",
              defaultValue = "1000",
              description = "A longer series is thinned out. Default: ${DEFAULT-VALUE}.")
          int maxPoints,
      @Option(
              names = "--by",
              paramLabel = "epoch|step",
              defaultValue = "epoch",
              description = "Of what. Default: ${DEFAULT-VALUE}.")
          String by) {
    JsonNode training = new References(session.rest()).get(Resource.TRAININGS, id);
    String path = Results.path(training, Results.one(training, result)) + "/metrics";
    Query query = new Query(path).with("maxPoints", maxPoints).with("by", by);
    JsonNode series = session.rest().get(query.toString());
    MetricTable table = MetricTable.of(series);
    session.printer().table(table.columns(), table.rows(), series);
  }
}
