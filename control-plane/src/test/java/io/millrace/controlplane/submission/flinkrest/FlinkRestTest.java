package io.millrace.controlplane.submission.flinkrest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.JobReport.Checkpoint.Kind;
import io.millrace.controlplane.submission.JobReport.Checkpoint.State;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlinkRestTest {
  private static final String ID = "af7f1b9aadd6c0418f236e4b6b4ec5db";
  private final Map<String, String> answers = new HashMap<>();
  private final List<String> received = new ArrayList<>();
  private HttpServer server;
  private FlinkRest rest;

  @BeforeEach
  void startServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    rest = new FlinkRest(name -> "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
    String answer = answers.get(exchange.getRequestURI().getPath());
    byte[] bytes = (answer == null ? "{}" : answer).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer == null ? 404 : 200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void runs(String tasks, String entries) {
    answers.put(
        "/tr-1/jobs/" + ID, "{\"state\":\"RUNNING\",\"vertices\":[{\"tasks\":" + tasks + "}]}");
    answers.put("/tr-1/jobs/" + ID + "/checkpoints", "{\"counts\":{\"completed\":7}}");
    answers.put(
        "/tr-1/jobs/" + ID + "/exceptions",
        "{\"exceptionHistory\":{\"entries\":[" + entries + "]}}");
  }

  @Test
  void shouldTellOfARunThatWorks() throws IOException {
    runs("{\"RUNNING\":2,\"FINISHED\":1,\"SCHEDULED\":0}", "");

    assertThat(rest.view("tr-1", ID))
        .isEqualTo(new FlinkView("RUNNING", true, new Steadiness(0, 7), null));
  }

  @Test
  void shouldTellOfARunThatFailedAndWaits() throws IOException {
    runs(
        "{\"RUNNING\":1,\"SCHEDULED\":1}",
        "{\"stacktrace\":\"java.io.IOException: broken\\n\\tat a.B.c(B.java:2)\"}");

    assertThat(rest.view("tr-1", ID))
        .isEqualTo(new FlinkView("RUNNING", false, new Steadiness(1, 7), "broken"));
  }

  @Test
  void shouldSayThatAnotherRunIsNotKnown() {
    assertThatThrownBy(() -> rest.view("tr-1", "other"))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("GET http://127.0.0.1:\\d+/tr-1/jobs/other answered 404");
  }

  @Test
  void shouldReportFailuresWithTheirFirstCauseAndTheNewestCheckpoints() throws IOException {
    answers.put(
        "/tr-1/jobs/" + ID + "/exceptions",
        """
        {"exceptionHistory": {"entries": [
          {"stacktrace": "org.apache.flink.util.FlinkException: task failed\\n\\tat a.B.c(B.java:2)\\nCaused by: java.io.IOException: disk is full\\n\\t... 3 more",
           "timestamp": 1767322000000, "taskName": "Score (2/4) - execution #1"},
          {"stacktrace": "java.lang.NullPointerException", "timestamp": 1767321000000,
           "taskName": null}]}}
        """);
    answers.put("/tr-1/jobs/" + ID + "/metrics", "[{\"id\":\"numRestarts\",\"value\":\"17\"}]");
    answers.put(
        "/tr-1/jobs/" + ID + "/checkpoints",
        """
        {"counts": {"restored": 1, "total": 9, "in_progress": 1, "completed": 7, "failed": 1},
         "latest": {"restored": {"id": 3, "external_path": "file:/store/chk-3"}},
         "history": [
          {"id": 9, "status": "IN_PROGRESS", "is_savepoint": false,
           "trigger_timestamp": 1767322002000, "state_size": 0, "end_to_end_duration": 12},
          {"id": 8, "status": "FAILED", "is_savepoint": true,
           "trigger_timestamp": 1767322001000, "state_size": 0, "end_to_end_duration": 600000},
          {"id": 7, "status": "COMPLETED", "is_savepoint": false,
           "trigger_timestamp": 1767322000000, "state_size": 4096, "end_to_end_duration": 31}]}
        """);

    JobReport report = rest.report("tr-1", ID, JobState.RUNNING).orElseThrow();

    assertThat(report.restarts()).isEqualTo(17);
    assertThat(report.exceptions())
        .extracting(
            JobReport.Failure::time,
            JobReport.Failure::task,
            JobReport.Failure::message,
            JobReport.Failure::rootCause)
        .containsExactly(
            tuple(
                Instant.ofEpochMilli(1767322000000L),
                "Score (2/4) - execution #1",
                "task failed",
                "disk is full"),
            tuple(
                Instant.ofEpochMilli(1767321000000L),
                null,
                "java.lang.NullPointerException",
                "java.lang.NullPointerException"));
    Instant triggered = Instant.ofEpochMilli(1767322000000L);
    assertThat(report.checkpoints())
        .isEqualTo(
            new JobReport.Checkpoints(
                7,
                1,
                1,
                "file:/store/chk-3",
                List.of(
                    new JobReport.Checkpoint(
                        9,
                        Kind.CHECKPOINT,
                        State.IN_PROGRESS,
                        triggered.plusSeconds(2),
                        null,
                        null),
                    new JobReport.Checkpoint(
                        8, Kind.SAVEPOINT, State.FAILED, triggered.plusSeconds(1), 600000L, null),
                    new JobReport.Checkpoint(
                        7, Kind.CHECKPOINT, State.COMPLETED, triggered, 31L, 4096L))));
    assertThat(received).anyMatch(line -> line.contains("/exceptions?maxExceptions=20"));
  }

  @Test
  void shouldReportAJobThatKeepsNoCheckpoints() throws IOException {
    answers.put("/tr-1/jobs/" + ID + "/exceptions", "{\"exceptionHistory\":{\"entries\":[]}}");

    JobReport report = rest.report("tr-1", ID, JobState.RUNNING).orElseThrow();

    assertThat(report).isEqualTo(new JobReport(ID, JobState.RUNNING, 0, List.of(), null));
  }

  @Test
  void shouldReportNothingOfAJobThatIsNotKnown() throws IOException {
    assertThat(rest.report("tr-1", "other", JobState.RUNNING)).isEmpty();
  }

  @Test
  void shouldNotTakeABrokenJobManagerForOneThatHasForgotten() {
    server.stop(0);

    assertThatThrownBy(() -> rest.report("tr-1", ID, JobState.RUNNING))
        .isInstanceOf(IOException.class);
  }

  @Test
  void shouldEndAJobInOrder() throws IOException {
    answers.put("/tr-1/jobs/" + ID + "/stop", "{\"request-id\":\"42\"}");
    answers.put("/tr-1/jobs/" + ID + "/savepoints/42", "{\"status\":{\"id\":\"IN_PROGRESS\"}}");

    String request = rest.stop("tr-1", ID, "file:///store/tr-1/runs/1/stopped");

    assertThat(request).isEqualTo("42");
    assertThat(received.get(0))
        .startsWith("POST /tr-1/jobs/" + ID + "/stop ")
        .contains("\"drain\":true")
        .contains("\"targetDirectory\":\"file:///store/tr-1/runs/1/stopped\"");
    assertThat(rest.stopFailed("tr-1", ID, request)).isFalse();
  }

  @Test
  void shouldTellThatTheEndHasFailed() throws IOException {
    answers.put(
        "/tr-1/jobs/" + ID + "/savepoints/42",
        "{\"status\":{\"id\":\"COMPLETED\"},\"operation\":{\"failure-cause\":{\"class\":\"x\"}}}");

    assertThat(rest.stopFailed("tr-1", ID, "42")).isTrue();
  }
}
