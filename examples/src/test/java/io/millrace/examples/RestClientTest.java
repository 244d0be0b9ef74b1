package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestClientTest {
  private HttpServer server;
  private final List<String> requests = new ArrayList<>();

  @BeforeEach
  void startServer() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.start();
  }

  @AfterEach
  void stopServer() {
    server.stop(0);
  }

  @Test
  void shouldSendTokenAndJson() {
    answer("/api/v1/models", 201, "{\"id\":\"m1\"}");

    assertThat(client().post("/models", Map.of("name", "a")).path("id").asString()).isEqualTo("m1");

    assertThat(requests).containsExactly("POST /api/v1/models Bearer secret {\"name\":\"a\"}");
  }

  @Test
  void shouldFindByName() {
    answer("/api/v1/models", 200, "{\"items\":[{\"name\":\"a\"}],\"nextCursor\":\"c2\"}");
    answer("/api/v1/model-sets", 200, "{\"items\":[],\"nextCursor\":null}");

    assertThat(client().find("/models", "name", "a")).isPresent();
    assertThat(client().find("/model-sets", "name", "a")).isEmpty();
    assertThat(requests)
        .containsExactly(
            "GET /api/v1/models?limit=100 Bearer secret ",
            "GET /api/v1/model-sets?limit=100 Bearer secret ");
  }

  @Test
  void shouldTurnAProblemIntoASentence() {
    answer(
        "/api/v1/models",
        422,
        "{\"title\":\"Invalid\",\"detail\":\"the model has 1 violation\","
            + "\"errors\":[{\"pointer\":\"/code\",\"message\":\"units is 0\"}]}");

    assertThatThrownBy(() -> client().post("/models", Map.of()))
        .isInstanceOf(DemoException.class)
        .hasMessage("POST /models was refused: the model has 1 violation; /code: units is 0");
  }

  @Test
  void shouldFallBackToTheStatus() {
    assertThat(RestClient.refusal(502, "<html>")).isEqualTo("status 502");
    assertThat(RestClient.refusal(500, "{}")).isEqualTo("status 500");
  }

  @Test
  void shouldEndTheDemoWithASentenceWhereNothingListens() {
    int port = server.getAddress().getPort();
    server.stop(0);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();

    int code =
        DigitsDemo.run(
            DemoPlan.digits(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            "--url=http://127.0.0.1:" + port,
            "--token=t",
            "--data=data",
            "--models=models",
            "--json");

    assertThat(code).isEqualTo(1);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("demo: Millrace does not answer at http://127.0.0.1:" + port + "/api/v1 (")
        .endsWith("): is it up?\n")
        .hasLineCount(1);
  }

  private RestClient client() {
    return new RestClient("http://127.0.0.1:" + server.getAddress().getPort() + "/", "secret");
  }

  private void answer(String path, int status, String body) {
    server.createContext(
        path,
        exchange -> {
          String request =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization")
                  + " "
                  + request);
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }
}
