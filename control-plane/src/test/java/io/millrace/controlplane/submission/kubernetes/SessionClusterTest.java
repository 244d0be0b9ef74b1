package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.controlplane.kubernetes.Fault;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class SessionClusterTest {
  private static final String NAMESPACE = "default";

  @TempDir private Path folder;
  private OperatorCluster cluster;

  @BeforeEach
  void start() {
    cluster =
        new OperatorCluster(folder, Clock.systemUTC())
            .with(Map.of("session.enabled", "true", "session.jar", "https://example.org/jobs.jar"));
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  private List<String> names(ApiKind kind) {
    return cluster.server.list(kind, NAMESPACE).stream()
        .map(object -> object.at("/metadata/name").asString())
        .toList();
  }

  @Test
  void shouldBeMadeOnceForAllTrainings() {
    // When
    cluster.submitter().submit(cluster.training("t-1"));
    cluster.submitter().submit(cluster.training("t-2"));

    // Then
    assertThat(names(ApiKind.FLINK_DEPLOYMENT)).containsExactly("millrace-session");
    assertThat(names(ApiKind.FLINK_SESSION_JOB)).containsExactlyInAnyOrder("t-1", "t-2");
  }

  @Test
  void shouldLeaveInferencesAClusterOfTheirOwn() {
    // When
    cluster.submitter().submit(cluster.inference("i-1"));

    // Then
    assertThat(names(ApiKind.FLINK_DEPLOYMENT)).containsExactly("i-1");
    assertThat(names(ApiKind.FLINK_SESSION_JOB)).isEmpty();
  }

  @Test
  void shouldNotMindThatAnotherMadeItAtTheSameMoment() {
    // Given
    cluster.server.inject(
        Fault.on("POST", "flinkdeployments").answers(409, "AlreadyExists", "it is there"));

    // When
    cluster.submitter().submit(cluster.training("t-1"));

    // Then
    assertThat(names(ApiKind.FLINK_SESSION_JOB)).containsExactly("t-1");
  }

  @Test
  void shouldTellOfATrainingWhatTheOperatorSaysOfItsJob() {
    // Given
    cluster.submitter().submit(cluster.training("t-1"));

    // When
    say("t-1", "RUNNING");

    // Then
    cluster.await("t-1", status -> status.state() == JobState.RUNNING);
    say("t-1", "FINISHED");
    cluster.await("t-1", status -> status.state() == JobState.FINISHED);
  }

  private void say(String job, String state) {
    cluster.server.editStatus(
        ApiKind.FLINK_SESSION_JOB,
        NAMESPACE,
        job,
        object -> {
          ObjectNode status = object.putObject("status");
          status.put("observedGeneration", object.at("/metadata/generation").asLong());
          status.put("lifecycleState", "STABLE");
          status
              .putObject("jobStatus")
              .put("jobId", "00112233445566778899aabbccddeeff")
              .put("state", state);
        });
  }
}
