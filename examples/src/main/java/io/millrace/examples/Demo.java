package io.millrace.examples;

import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.stream.StreamRange;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The main job, end to end, as a user of REST and Kafka does it. */
final class Demo {
  private static final Set<String> ENDED = Set.of("FINISHED", "FAILED", "CANCELED");

  private final RestClient rest;
  private final DemoPlan plan;
  private final PrintStream progress;
  private final ProgressBars bars;

  Demo(RestClient rest, DemoPlan plan, PrintStream progress, ProgressBars bars) {
    this.rest = rest;
    this.plan = plan;
    this.progress = progress;
    this.bars = bars;
  }

  DemoReport run(DemoOptions options) {
    Path csv = options.data().resolve(plan.csv());
    Dataset.HoldOut rows = Dataset.read(csv).holdOut(DemoPlan.HELD_OUT_SHARE, DemoPlan.SEED);
    String kafka =
        options.kafka() != null
            ? options.kafka()
            : rest.get("/system/info").path("kafka").path("bootstrapServers").asString();

    String modelSet =
        new ModelSetSetup(rest, options.models()).modelSet(plan.name(), plan.models());
    JsonNode training = createTraining(modelSet);
    announce(training, rows.training(), new TopicWriter(kafka));
    List<TrainedModel> models = awaitModels(training.path("id").asString());
    TrainedModel best = TrainedModel.best(models);
    JsonNode inference = deploy(best, training.path("deploymentNumber").asLong());

    say("Scoring %,d held-out records that no model was trained on ...", plan.load().total() + 1);
    Scoring scoring = new ScoringRun(rest, kafka, rows.heldOut(), plan).through(inference);
    return new DemoReport(models, best, scoring);
  }

  private JsonNode createTraining(String modelSetId) {
    JsonNode training =
        rest.post(
            "/trainings", Map.of("name", plan.name(), "modelSetId", modelSetId, "fit", plan.fit()));
    say("Training %s of models %s", training.path("id").asString(), plan.models());
    return training;
  }

  private void announce(JsonNode training, Dataset rows, TopicWriter writer) {
    String topic = plan.name() + "-" + training.path("deploymentNumber").asLong();
    rest.post("/topics", Map.of("name", topic, "partitions", 1));
    StreamRange range = writer.write(topic, rows, plan.format());
    say("Sent %,d records to Kafka: %s", rows.size(), range);
    rest.post(
        "/data-sources",
        Map.of(
            "ranges", List.of(range.toString()),
            "format", plan.format().name(),
            "formatConfig", RecordFormats.config(plan.format()),
            "validationRate", DemoPlan.VALIDATION_RATE,
            "testRate", DemoPlan.TEST_RATE,
            "splitMethod", "SHUFFLED",
            "description", plan.csv(),
            "totalMessages", rows.size(),
            "trainingId", training.path("id").asString()));
  }

  private List<TrainedModel> awaitModels(String trainingId) {
    JsonNode ended =
        Polling.PATIENT.await(
            "training " + trainingId + " to end",
            () -> {
              JsonNode training = rest.get("/trainings/" + trainingId);
              bars.show(training.path("results"));
              return training;
            },
            training -> ENDED.contains(training.path("state").asString()));
    List<TrainedModel> models = new ArrayList<>();
    for (JsonNode result : ended.path("results")) {
      if (!result.path("state").asString().equals("FINISHED")) {
        throw new DemoException(
            "model "
                + result.path("modelName").asString()
                + " ended "
                + result.path("state").asString()
                + ": "
                + reason(result, ended));
      }
      models.add(TrainedModel.of(result));
    }
    return models;
  }

  private static String reason(JsonNode result, JsonNode training) {
    JsonNode error = result.hasNonNull("error") ? result.path("error") : training.path("error");
    return error.path("message").asString("no reason is given");
  }

  private JsonNode deploy(TrainedModel model, long number) {
    String name = plan.name() + "-demo";
    // one of an earlier run would hold a slot of the cluster for nothing
    rest.find("/inferences", "name", name)
        .ifPresent(old -> rest.delete("/inferences/" + old.path("id").asString()));
    JsonNode inference =
        rest.post(
            "/inferences",
            Map.of(
                "name",
                name,
                "resultId",
                model.resultId(),
                "inputTopic",
                plan.name() + "-" + number + "-in",
                "outputTopic",
                plan.name() + "-" + number + "-out"));
    String id = inference.path("id").asString();
    say("Deploying %s, version %d ...", model.name(), model.version());
    return Polling.DEFAULT.await(
        "inference " + id + " to run",
        () -> rest.get("/inferences/" + id),
        seen -> {
          String state = seen.path("state").asString();
          if (ENDED.contains(state)) {
            throw new DemoException(
                "inference " + id + " ended " + state + ": " + reason(seen, seen));
          }
          return state.equals("RUNNING");
        });
  }

  private void say(String format, Object... arguments) {
    progress.println(String.format(Locale.ROOT, format, arguments));
    progress.flush();
  }
}
