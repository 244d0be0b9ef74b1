package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SchemaRegistryTest {
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "{\"id\":258}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    requests.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Type")
            + " "
            + body);
    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Test
  void shouldRegisterASchemaAndTellItsId() {
    int id = registry().register("out value", "\"int\"");

    assertThat(id).isEqualTo(258);
    assertThat(requests)
        .containsExactly(
            "POST /api/subjects/out+value/versions application/vnd.schemaregistry.v1+json"
                + " {\"schema\":\"\\\"int\\\"\"}");
  }

  @Test
  void shouldSayWhyTheRegistryDoesNotTakeIt() {
    status = 409;
    answer = "{\"error_code\":409,\"message\":\"not compatible\"}";

    assertThatThrownBy(() -> registry().register("out-value", "\"int\""))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(
            "schema registry "
                + address()
                + " does not take the schema of 'out-value', it answers with status 409: "
                + answer);
  }

  @Test
  void shouldNotTakeAnAnswerWithoutAnId() {
    answer = "{}";

    assertThatThrownBy(() -> registry().register("out-value", "\"int\""))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("answers without the id of the schema");
  }

  private SchemaRegistry registry() {
    return new SchemaRegistry(address(), Map.of());
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api");
  }
}
