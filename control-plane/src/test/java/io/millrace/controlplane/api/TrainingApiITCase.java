package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.controlplane.submission.JobStatus.Trouble;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class TrainingApiITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private FakeJobSubmitter runtime;

  @TempDir private Path store;

  @Test
  void shouldSubmitATrainingWithEveryModelOfItsSet() {
    // When
    String training = scenario.training(2);

    // Then
    JsonNode json = scenario.awaitTraining(training, "DEPLOYING");
    assertThat(json.path("name").asString()).startsWith("set-").contains(" #");
    assertThat(json.path("fit").path("batchSize").asInt()).isEqualTo(32);
    assertThat(json.path("job").path("jobId").asString()).isEqualTo("tr-" + training);
    assertThat(json.path("job").path("dashboardUrl").asString()).startsWith("http://");
    TrainingJobSpec spec = (TrainingJobSpec) scenario.submitted(Scenario.trainingJob(training));
    assertThat(spec.models())
        .extracting(model -> model.resultId())
        .isEqualTo(scenario.resultIds(training));
    assertThat(spec.fit().epochs()).isEqualTo(2);
    assertThat(spec.dataSource().split().validationRate()).isEqualTo(0.2);
    assertThat(spec.artifactStore()).endsWith("/test-data/artifacts");
  }

  @Test
  void shouldFinishWhenOneModelIsTrainedAndItsSiblingDoesNotFitTheData() {
    // Given
    String training = scenario.training(2);
    List<String> results = scenario.resultIds(training);
    scenario.awaitTraining(training, "DEPLOYING");
    runtime.move(Scenario.trainingJob(training), JobState.RUNNING);
    scenario.awaitTraining(training, "RUNNING");

    // When
    tell(
        training,
        "misfit",
        new TrainingFailed(
            results.get(1), ErrorCode.MODEL_DATA_MISMATCH, "the record has 3 values, legal are 4"));
    tell(training, "started", new TrainingStarted(results.get(0), 6, 2, 2, 0));
    tell(training, "epoch-1", epoch(results.get(0), 1));
    tell(training, "epoch-2", epoch(results.get(0), 2));
    tell(training, "epoch-2", epoch(results.get(0), 2));
    tell(training, "done", Outcomes.succeeded(results.get(0), store));

    // Then
    JsonNode json = scenario.awaitTraining(training, "FINISHED");
    assertThat(json.path("error").isNull()).isTrue();
    assertThat(json.path("finishedAt").asString()).isNotEmpty();
    JsonNode trained = json.path("results").get(0);
    assertThat(trained.path("state").asString()).isEqualTo("FINISHED");
    assertThat(trained.path("epoch").asInt()).isEqualTo(2);
    assertThat(trained.path("trainingExamples").asInt()).isEqualTo(6);
    assertThat(trained.path("train").path("loss").asDouble()).isEqualTo(0.5);
    assertThat(trained.path("test").path("accuracy").asDouble()).isEqualTo(0.97);
    assertThat(trained.path("modelVersion").asLong()).isEqualTo(1);
    JsonNode misfit = json.path("results").get(1);
    assertThat(misfit.path("state").asString()).isEqualTo("FAILED");
    assertThat(misfit.path("error").toString())
        .isEqualTo(
            "{\"code\":\"MODEL_DATA_MISMATCH\",\"message\":\"the record has 3 values, legal are"
                + " 4\"}");
    JsonNode series =
        api.get("/api/v1/trainings/" + training + "/results/" + results.get(0) + "/metrics").json();
    assertThat(series.toString())
        .startsWith(
            "{\"epochs\":[1,2],\"steps\":[10,20],\"train\":{\"accuracy\":[0.9,0.9],\"loss\":[1.0,0.5]},"
                + "\"validation\":{\"loss\":[null,null]},\"learningRate\":[0.001,0.001],\"times\":[");
    assertThat(series.path("times").valueStream().map(time -> Instant.parse(time.asString())))
        .hasSize(2)
        .isSorted();
  }

  private static EpochCompleted epoch(String result, int epoch) {
    return new EpochCompleted(
        result,
        epoch,
        2,
        epoch * 10L,
        Map.of("loss", 1.0 / epoch, "accuracy", 0.9),
        Map.of("loss", Double.NaN),
        12,
        0.001);
  }

  private void tell(String training, String eventId, JobEvent event) {
    scenario.tell(training + "-" + eventId, Scenario.trainingJob(training), event);
  }

  @Test
  void shouldFailWhenNoModelCouldBeTrained() {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);

    // When
    tell(
        training,
        "diverged",
        new TrainingFailed(result, ErrorCode.TRAINING_DIVERGED, "the loss is NaN in epoch 3"));

    // Then
    JsonNode json = scenario.awaitTraining(training, "FAILED");
    assertThat(json.path("error").path("code").asString()).isEqualTo("TRAINING_DIVERGED");
    assertThat(json.path("error").path("message").asString())
        .matches("model 'model-.*': the loss is NaN in epoch 3");
  }

  @Test
  void shouldFailWithTheErrorOfItsJob() {
    // Given
    String training = scenario.training(1);
    scenario.awaitTraining(training, "DEPLOYING");

    // When
    runtime.fail(Scenario.trainingJob(training), "TaskManager lost");

    // Then
    JsonNode json = scenario.awaitTraining(training, "FAILED");
    assertThat(json.path("error").path("message").asString())
        .endsWith(": TaskManager lost; see `kubectl describe flinkdeployment tr-" + training + "`");
  }

  @Test
  void shouldFailATrainingThatItsRuntimeRefuses() {
    // Given
    runtime.refuse("no such state backend");
    try {
      // When
      String training = scenario.training(1);

      // Then
      JsonNode json = scenario.awaitTraining(training, "FAILED");
      assertThat(json.path("error").path("message").asString()).endsWith("no such state backend");
    } finally {
      runtime.refuse(null);
    }
  }

  @Test
  void shouldKeepItsStateWhileTheRuntimeDoesNotAnswerAndSubmitAgainWhatItForgot() {
    // Given
    String training = scenario.training(1);
    scenario.awaitTraining(training, "DEPLOYING");
    runtime.move(Scenario.trainingJob(training), JobState.RUNNING);
    scenario.awaitTraining(training, "RUNNING");

    // When
    runtime.unreachable("connection refused");
    JsonNode unreachable =
        api.await("/api/v1/trainings/" + training, json -> !json.path("flags").isEmpty());
    runtime.unreachable(null);
    runtime.forgetAll();

    // Then
    assertThat(unreachable.path("state").asString()).isEqualTo("RUNNING");
    assertThat(unreachable.path("flags").toString()).isEqualTo("[\"UNREACHABLE\"]");
    JsonNode condition = unreachable.path("conditions").path(0);
    assertThat(condition.path("reason").asString()).isEqualTo("connection refused");
    assertThat(condition.path("remedy").asString()).startsWith("The state is the last one seen.");
    JsonNode back = scenario.awaitTraining(training, "RESTARTING");
    assertThat(back.path("flags").isEmpty()).isTrue();
  }

  @Test
  void shouldSayAtOnceWhatHoldsUpAJobThatIsDeploying() {
    // Given
    String training = scenario.training(1);
    scenario.awaitTraining(training, "DEPLOYING");
    Instant since = Instant.parse("2030-01-01T00:00:00Z");

    // When
    runtime.trouble(
        Scenario.trainingJob(training),
        new Trouble(Trouble.Kind.DEGRADED, "ImagePullBackOff: jobs:2 is not there", since));
    JsonNode degraded =
        api.await("/api/v1/trainings/" + training, json -> !json.path("flags").isEmpty());
    runtime.trouble(Scenario.trainingJob(training), null);

    // Then
    assertThat(degraded.path("state").asString()).isEqualTo("DEPLOYING");
    assertThat(degraded.path("flags").toString()).isEqualTo("[\"DEGRADED\"]");
    JsonNode condition = degraded.path("conditions").path(0);
    assertThat(condition.path("since").asString()).isEqualTo("2030-01-01T00:00:00Z");
    assertThat(condition.path("reason").asString())
        .isEqualTo("ImagePullBackOff: jobs:2 is not there");
    assertThat(condition.path("remedy").asString()).contains("pods -l app=tr-" + training);
    api.await("/api/v1/trainings/" + training, json -> json.path("conditions").isEmpty());
  }

  @Test
  void shouldCancelATrainingAndCloneIt() {
    // Given
    String training = scenario.training(1);
    scenario.awaitTraining(training, "DEPLOYING");

    // When
    Answer canceling = api.post("/api/v1/trainings/" + training + ":cancel", Map.of());
    Answer deleted = api.delete("/api/v1/trainings/" + training);
    runtime.move(Scenario.trainingJob(training), JobState.CANCELED);

    // Then
    assertThat(canceling.status()).isEqualTo(202);
    assertThat(canceling.json().path("state").asString()).isEqualTo("CANCELLING");
    assertThat(deleted.status()).isEqualTo(409);
    assertThat(deleted.json().path("detail").asString())
        .endsWith(
            "is CANCELLING; legal is to delete one that is FINISHED, FAILED or CANCELED:"
                + " cancel it first");
    JsonNode canceled = scenario.awaitTraining(training, "CANCELED");
    assertThat(canceled.path("results").get(0).path("state").asString()).isEqualTo("CANCELED");
    Answer again = api.post("/api/v1/trainings/" + training + ":cancel", Map.of());
    assertThat(again.status()).isEqualTo(409);
    Answer copy = api.post("/api/v1/trainings/" + training + ":clone", Map.of());
    assertThat(copy.status()).isEqualTo(201);
    assertThat(copy.json().path("dataSourceId")).isEqualTo(canceled.path("dataSourceId"));
    assertThat(copy.json().path("deploymentNumber"))
        .isNotEqualTo(canceled.path("deploymentNumber"));
    assertThat(api.delete("/api/v1/trainings/" + training).status()).isEqualTo(204);
    assertThat(api.get("/api/v1/trainings/" + training).status()).isEqualTo(404);
  }

  @Test
  void shouldStopATrainingAndKeepWhatItHas() {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    scenario.awaitTraining(training, "DEPLOYING");
    Answer early = api.post("/api/v1/trainings/" + training + ":stop", Map.of());
    runtime.move(Scenario.trainingJob(training), JobState.RUNNING);
    scenario.awaitTraining(training, "RUNNING");

    // When
    Answer stopping = api.post("/api/v1/trainings/" + training + ":stop", Map.of());
    Answer again = api.post("/api/v1/trainings/" + training + ":stop", Map.of());
    Api.await(() -> runtime.isStopping(Scenario.trainingJob(training)));
    runtime.failToStop(Scenario.trainingJob(training));
    Api.await(() -> runtime.isStopping(Scenario.trainingJob(training)));
    tell(training, "done", Outcomes.stopped(result, store));

    // Then
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.json().path("code").asString()).isEqualTo("TRAINING_NOT_RUNNING");
    assertThat(early.json().path("detail").asString())
        .endsWith(
            "is DEPLOYING and has nothing to keep; legal is to stop one that is RUNNING or"
                + " RESTARTING");
    assertThat(stopping.status()).isEqualTo(202);
    assertThat(stopping.json().path("flags").toString()).isEqualTo("[\"STOPPING\"]");
    assertThat(again.status()).isEqualTo(202);
    JsonNode ended = scenario.awaitTraining(training, "FINISHED");
    assertThat(ended.path("flags").isEmpty()).isTrue();
    assertThat(ended.path("results").get(0).path("end").asString()).isEqualTo("STOPPED");
    assertThat(ended.path("results").get(0).path("bestEpoch").asInt()).isEqualTo(7);
    assertThat(ended.path("results").get(0).path("effort").path("steps").asLong()).isEqualTo(90);
  }

  @Test
  void shouldCancelAtOnceWhatStillWaitsForData() {
    // Given
    String training = scenario.waitingTraining();

    // When
    Answer canceled = api.post("/api/v1/trainings/" + training + ":cancel", Map.of());

    // Then
    assertThat(canceled.json().path("state").asString()).isEqualTo("CANCELED");
  }

  @Test
  void shouldReportAnEventItCannotReadAndGoOn() {
    // Given
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);

    // When
    scenario.tellRaw("{\"schemaVersion\":1,\"event\":{\"type\":\"PARTY\"}}");
    tell(training, "done", Outcomes.succeeded(result, store));

    // Then
    scenario.awaitTraining(training, "FINISHED");
    JsonNode problem =
        api.get("/api/v1/problems")
            .json()
            .path("items")
            .valueStream()
            .filter(p -> p.path("code").asString().equals("EVENT_UNREADABLE"))
            .findFirst()
            .orElseThrow();
    assertThat(problem.path("detail").asString()).startsWith("event cannot be read: ");
    assertThat(problem.path("source").path("topic").asString()).isEqualTo("millrace.events");
  }
}
