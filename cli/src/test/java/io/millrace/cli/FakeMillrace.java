package io.millrace.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server that answers what a test wants, in the order it was told, the last answer for ever. */
final class FakeMillrace implements AutoCloseable {
  private static final String API = "/api/v1";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, Deque<Answer>> answers = new ConcurrentHashMap<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());

  /** What was asked. */
  record Request(String line, Map<String, String> headers, String body) {}

  /** Writes an answer. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  FakeMillrace() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /**
   * @param line for example {@code GET /models}
   */
  FakeMillrace on(String line, Answer... inOrder) {
    answers.put(line, new ArrayDeque<>(List.of(inOrder)));
    return this;
  }

  static Answer json(int status, Object body, String... headers) {
    return bytes(status, ContractJson.writeBytes(body), headers);
  }

  static Answer bytes(int status, byte[] body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    };
  }

  static Answer problem(int status, String code, String detail) {
    return json(status, Map.of("code", code, "detail", detail, "errors", List.of()));
  }

  /** Server-sent events, after which the connection breaks. */
  static Answer events(String text) {
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
      exchange.close();
    };
  }

  /** No answer at all. */
  static Answer hangUp() {
    return HttpExchange::close;
  }

  List<Request> requests(String line) {
    synchronized (requests) {
      return requests.stream().filter(request -> request.line().equals(line)).toList();
    }
  }

  List<String> lines() {
    synchronized (requests) {
      return requests.stream().map(Request::line).toList();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String line =
        exchange.getRequestMethod()
            + " "
            + (path.startsWith(API) ? path.substring(API.length()) : path);
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1);
    requests.add(new Request(line, headers, body));
    Deque<Answer> given = answers.get(line);
    if (given == null) {
      problem(404, "NOT_FOUND", "there is nothing at " + line).to(exchange);
      return;
    }
    Answer answer;
    synchronized (given) {
      answer = given.size() > 1 ? given.poll() : given.peek();
    }
    answer.to(exchange);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
