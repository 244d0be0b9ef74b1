package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
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
