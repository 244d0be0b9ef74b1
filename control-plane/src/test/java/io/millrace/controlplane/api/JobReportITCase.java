package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.JobStatus;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

@ControlPlaneTest
class JobReportITCase {
  private static final String HEX = "0123456789abcdef0123456789abcdef";
  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private FakeJobSubmitter runtime;
  @TempDir Path store;

  private String startedTraining() {
    String id = scenario.training(1);
    scenario.awaitTraining(id, "DEPLOYING");
    return id;
  }

  @Test
  void shouldTellWhatFlinkKnowsOfATraining() {
    // Given
    String id = startedTraining();
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    runtime.tell(
        Scenario.trainingJob(id),
        new JobReport(
            HEX,
            JobState.RUNNING,
            2,
            List.of(new JobReport.Failure(time, null, "outer", "disk is full", "outer\n\tat a.B")),
            new JobReport.Checkpoints(
                3,
                1,
                0,
                null,
                List.of(
                    new JobReport.Checkpoint(
                        4,
                        JobReport.Checkpoint.Kind.SAVEPOINT,
                        JobReport.Checkpoint.State.COMPLETED,
                        time,
                        31L,
                        4096L)))));

    // When
    Answer answer = api.get("/api/v1/trainings/" + id + "/job");

    // Then
    assertThat(answer.status()).isEqualTo(200);
    JsonNode report = answer.json();
    assertThat(report.path("flinkJobId").asString()).isEqualTo(HEX);
    assertThat(report.path("restarts").asInt()).isEqualTo(2);
    assertThat(report.path("exceptions").get(0).toString())
        .isEqualTo(
            "{\"time\":\"2026-01-02T03:04:05Z\",\"task\":null,\"message\":\"outer\","
                + "\"rootCause\":\"disk is full\",\"stackTrace\":\"outer\\n\\tat a.B\"}");
    assertThat(report.path("checkpoints").path("restoredFrom").isNull()).isTrue();
    assertThat(report.path("checkpoints").path("latest").get(0).toString())
        .isEqualTo(
            "{\"id\":4,\"kind\":\"SAVEPOINT\",\"state\":\"COMPLETED\","
                + "\"triggeredAt\":\"2026-01-02T03:04:05Z\",\"durationMs\":31,\"sizeBytes\":4096}");
  }

  @Test
  void shouldTellWhatFlinkKnowsOfADeployment() {
    String id = scenario.inference(store);
    api.await(
        "/api/v1/inferences/" + id, json -> json.path("state").asString().equals("DEPLOYING"));
    runtime.run(new JobId("inf-" + id), new JobStatus.Steadiness(4, 9));

    JsonNode report = api.get("/api/v1/inferences/" + id + "/job").json();

    assertThat(report.path("restarts").asInt()).isEqualTo(4);
    assertThat(report.path("checkpoints").path("completed").asInt()).isEqualTo(9);
  }

  @Test
  void shouldSayThatFlinkHasNoSuchJob() {
    String id = scenario.waitingTraining();

    Answer answer = api.get("/api/v1/trainings/" + id + "/job");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("code").asString()).isEqualTo("JOB_UNKNOWN");
    assertThat(answer.json().path("detail").asString())
        .isEqualTo(
            "the runtime has no job '"
                + Scenario.trainingJob(id)
                + "': it has not been started, or it ended long ago");
    assertThat(api.get("/api/v1/trainings/none/job").json().path("code").asString())
        .isEqualTo("NOT_FOUND");
  }

  @Test
  void shouldSayThatTheRuntimeDoesNotAnswer() {
    String id = startedTraining();
    runtime.unreachable("connection refused");
    try {
      Answer answer = api.get("/api/v1/trainings/" + id + "/job");

      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.json().path("code").asString()).isEqualTo("RUNTIME_UNREACHABLE");
      assertThat(answer.json().path("detail").asString())
          .isEqualTo("Flink does not answer: connection refused; ask again");
    } finally {
      runtime.unreachable(null);
    }
  }
}
