package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.fit.BestWeights;
import io.millrace.contracts.fit.Direction;
import io.millrace.contracts.fit.EarlyStopping;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.fit.Monitor;
import io.millrace.contracts.fit.ReduceOnPlateau;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.controlplane.api.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class FitOptionsITCase {
  private static final String ALL =
      """
      {"batchSize": 16, "epochs": 50, "stepsPerEpoch": 10, "shuffle": false, "seed": 7,
       "maxRejectedShare": 0.2, "validationRate": 0.25, "testRate": 0.1,
       "splitMethod": "STRATIFIED",
       "earlyStopping": {"monitor": "val_accuracy", "direction": "MAX", "minDelta": 0.01,
                         "patience": 3, "startFromEpoch": 2, "baseline": 0.5},
       "bestWeights": {"monitor": "loss", "direction": "MIN"},
       "reduceOnPlateau": {"monitor": "loss", "direction": "AUTO", "factor": 0.5, "patience": 2,
                           "minDelta": 0.001, "cooldown": 1, "minLearningRate": 1e-6},
       "timeBudgetSeconds": 60, "classWeights": {"0": 1.0, "1": 2.5}, "cacheMegabytes": 64}""";

  @Autowired private Api api;
  @Autowired private Scenario scenario;

  private Answer train(String source, Object fit) {
    return api.post(
        "/api/v1/trainings",
        Map.of("modelSetId", scenario.modelSet(1), "dataSourceId", source, "fit", fit));
  }

  private Answer train(String fit) {
    return train(scenario.dataSource(), ContractJson.mapper().readTree(fit));
  }

  private TrainingJobSpec spec(String training) {
    scenario.awaitTraining(training, "DEPLOYING");
    return (TrainingJobSpec) scenario.submitted(Scenario.trainingJob(training));
  }

  @Test
  void shouldGiveEveryOptionToTheJobAndKeepItInAClone() {
    // When
    Answer created = train(ALL);
    Answer copy = api.post("/api/v1/trainings/" + created.id() + ":clone", Map.of());

    // Then
    assertThat(created.status()).isEqualTo(201);
    TrainingJobSpec spec = spec(created.id());
    assertThat(spec.fit())
        .isEqualTo(
            new FitConfig(
                16,
                50,
                false,
                7,
                0.2,
                10,
                new EarlyStopping(new Monitor("val_accuracy", Direction.MAX), 0.01, 3, 2, 0.5),
                new BestWeights(new Monitor("loss", Direction.MIN)),
                new ReduceOnPlateau(Monitor.of("loss"), 0.5, 2, 0.001, 1, 1e-6),
                60_000L,
                Map.of(0, 1.0, 1, 2.5),
                64L << 20));
    assertThat(spec.dataSource().split().method()).isEqualTo(SplitMethod.STRATIFIED);
    assertThat(spec.dataSource().split().validationRate()).isEqualTo(0.25);
    JsonNode shown = api.get("/api/v1/trainings/" + created.id()).json().path("fit");
    JsonNode asked = ContractJson.mapper().readTree(ALL);
    asked.properties().forEach(option -> assertThat(shown.path(option.getKey())).isNotNull());
    assertThat(shown.path("earlyStopping")).isEqualTo(asked.path("earlyStopping"));
    assertThat(shown.path("classWeights")).isEqualTo(asked.path("classWeights"));
    assertThat(copy.json().path("fit")).isEqualTo(shown);
    assertThat(spec(copy.id()).fit()).isEqualTo(spec.fit());
  }

  @Test
  void shouldTakeTheDefaultsOfKeras() {
    // When
    Answer created = train("{\"earlyStopping\": {}, \"bestWeights\": {}, \"reduceOnPlateau\": {}}");

    // Then
    FitConfig fit = spec(created.id()).fit();
    Monitor loss = Monitor.of("val_loss");
    assertThat(fit.earlyStopping()).isEqualTo(new EarlyStopping(loss, 0, 0, 0, null));
    assertThat(fit.bestWeights()).isEqualTo(new BestWeights(loss));
    assertThat(fit.reduceOnPlateau()).isEqualTo(new ReduceOnPlateau(loss, 0.1, 10, 1e-4, 0, 0));
    assertThat(fit.timeBudgetMs()).isNull();
    assertThat(fit.classWeights()).isNull();
  }

  @Test
  void shouldTellEveryOptionThatIsNotLegalAtItsPlace() {
    // When
    Answer refused =
        train(
            """
            {"batchSize": 0, "epochs": 0, "stepsPerEpoch": 0, "maxRejectedShare": 1.5,
             "validationRate": 0.9, "testRate": 0.2,
             "earlyStopping": {"monitor": " ", "minDelta": -1, "patience": -1,
                               "startFromEpoch": -1},
             "bestWeights": {"monitor": ""},
             "reduceOnPlateau": {"factor": 1, "patience": 0, "minDelta": -1, "cooldown": -1,
                                 "minLearningRate": -1},
             "timeBudgetSeconds": 0, "cacheMegabytes": -1,
             "classWeights": {"cat": 1, "1": -2, "2": null}}""");

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("code").asString()).isEqualTo("REQUEST_INVALID");
    List<String> errors =
        refused
            .json()
            .path("errors")
            .valueStream()
            .map(e -> e.path("pointer").asString() + ": " + e.path("message").asString())
            .toList();
    String empty = "'monitor' is empty; legal is loss, val_loss or the name of a compiled metric";
    assertThat(errors)
        .containsExactly(
            "/fit/batchSize: batchSize 0 is not legal; legal is 1 or more",
            "/fit/epochs: epochs 0 is not legal; legal is 1 or more",
            "/fit/stepsPerEpoch: stepsPerEpoch 0 is not legal; legal is 1 or more",
            "/fit/maxRejectedShare: maxRejectedShare 1.5 is not legal; legal is 0 to 1",
            "/fit/validationRate: validationRate 0.9 and testRate 0.2 are not legal; each must be"
                + " at least 0 and their sum below 1",
            "/fit/earlyStopping/monitor: " + empty,
            "/fit/earlyStopping/minDelta: minDelta -1.0 is not legal; legal is 0 or more",
            "/fit/earlyStopping/patience: patience -1 is not legal; legal is 0 or more",
            "/fit/earlyStopping/startFromEpoch: startFromEpoch -1 is not legal; legal is 0 or more",
            "/fit/bestWeights/monitor: " + empty,
            "/fit/reduceOnPlateau/factor: factor 1.0 is not legal; legal is above 0 and below 1",
            "/fit/reduceOnPlateau/patience: patience 0 is not legal; legal is 1 or more",
            "/fit/reduceOnPlateau/minDelta: minDelta -1.0 is not legal; legal is 0 or more",
            "/fit/reduceOnPlateau/cooldown: cooldown -1 is not legal; legal is 0 or more",
            "/fit/reduceOnPlateau/minLearningRate: minLearningRate -1.0 is not legal; legal is 0"
                + " or more",
            "/fit/timeBudgetSeconds: timeBudgetSeconds 0 is not legal; legal is 1 to 31622400",
            "/fit/cacheMegabytes: cacheMegabytes -1 is not legal; legal is 0 to 1048576",
            "/fit/classWeights/1: the weight -2.0 is not legal; legal is a finite number of 0 or"
                + " more",
            "/fit/classWeights/2: the weight null is not legal; legal is a finite number of 0 or"
                + " more",
            "/fit/classWeights/cat: class 'cat' is not legal; legal is a number of a class: 0, 1,"
                + " 2, …");
  }

  @Test
  void shouldNameAnOptionThatDoesNotExist() {
    // When
    Answer refused = train("{\"earlyStopping\": {\"patients\": 3}}");

    // Then
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().path("code").asString()).isEqualTo("FIELD_UNKNOWN");
    assertThat(refused.json().path("errors").get(0).path("pointer").asString())
        .isEqualTo("/fit/earlyStopping/patients");
    assertThat(refused.json().path("detail").asString())
        .isEqualTo(
            "'patients' is not known here; legal is baseline, direction, minDelta, monitor,"
                + " patience, startFromEpoch");
  }

  @Test
  void shouldRefuseToWatchAValidationPartThatThereIsNot() {
    // When
    Answer refused =
        train(
            "{\"validationRate\": 0, \"earlyStopping\": {}, \"bestWeights\": {\"monitor\":"
                + " \"loss\"}}");

    // Then
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("errors").toString())
        .isEqualTo(
            "[{\"pointer\":\"/fit/earlyStopping/monitor\",\"message\":\"'val_loss' is measured on"
                + " the validation part, and there is none; legal is a metric of the training part"
                + " such as loss, or a validationRate above 0\"}]");
  }
}
