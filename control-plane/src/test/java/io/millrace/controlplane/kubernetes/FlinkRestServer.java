package io.millrace.controlplane.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The REST API of all JobManagers: {@code /<namespace>/<cluster>/...}. Those that are not up, and
 * all while it is cut off, do not answer.
 */
final class FlinkRestServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final BiFunction<String, String, @Nullable FlinkCluster> clusters;
  private final Function<FlinkCluster, JobScript> scripts;
  private final Map<String, ObjectNode> triggers = new ConcurrentHashMap<>();
  private volatile boolean cutOff;

  /**
   * @param clusters by the home's name and Flink's id of the job; an empty id is any job
   */
  FlinkRestServer(
      BiFunction<String, String, @Nullable FlinkCluster> clusters,
      Function<FlinkCluster, JobScript> scripts) {
    this.clusters = clusters;
    this.scripts = scripts;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void cutOff(boolean cut) {
    cutOff = cut;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String[] path = exchange.getRequestURI().getPath().split("/", 6);
      String job = path.length > 4 ? path[4] : "";
      FlinkCluster cluster = path.length > 2 ? clusters.apply(path[2], job) : null;
      if (cutOff || path.length < 3 || (cluster == null && clusters.apply(path[2], "") == null)) {
        return;
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      String rest = path.length > 5 ? path[5] : "";
      if (path.length > 3 && path[3].equals("jobs")) {
        answer(exchange, cluster, job, new Request(exchange.getRequestMethod(), rest, body));
      } else if (path.length > 3 && path[3].equals("overview")) {
        send(exchange, 200, Json.object().put("flink-version", "2.2.1").put("taskmanagers", 1));
      } else {
        text(exchange, "<html><body>Apache Flink Web Dashboard of " + path[2] + "</body></html>");
      }
    }
  }

  private record Request(String method, String rest, byte[] body) {}

  private void answer(
      HttpExchange exchange, @Nullable FlinkCluster cluster, String job, Request request)
      throws IOException {
    if (cluster == null) {
      ObjectNode missing = Json.object();
      missing.putArray("errors").add("Job " + job + " not found");
      send(exchange, 404, missing);
    } else if (job.isEmpty() || job.equals("overview")) {
      ObjectNode jobs = Json.object();
      jobs.putArray("jobs").add(summary(cluster));
      send(exchange, 200, jobs);
    } else if (request.method().equals("POST") && request.rest().equals("stop")) {
      send(exchange, 202, stop(cluster, request.body()));
    } else if (request.method().equals("PATCH") && request.rest().isEmpty()) {
      cluster.end("CANCELED");
      send(exchange, 202, Json.object());
    } else if (request.method().equals("GET")) {
      read(exchange, cluster, request.rest());
    } else {
      send(exchange, 405, Json.object());
    }
  }

  private void read(HttpExchange exchange, FlinkCluster cluster, String what) throws IOException {
    if (what.startsWith("savepoints/")) {
      ObjectNode operation = triggers.get(what.substring("savepoints/".length()));
      send(exchange, operation == null ? 404 : 200, operation == null ? Json.object() : operation);
      return;
    }
    ObjectNode answer =
        switch (what) {
          case "" -> details(cluster);
          case "checkpoints" -> checkpoints(cluster);
          case "exceptions" -> exceptions(cluster);
          default -> null;
        };
    send(exchange, answer == null ? 404 : 200, answer == null ? Json.object() : answer);
  }

  private static ObjectNode summary(FlinkCluster cluster) {
    return Json.object()
        .put("jid", cluster.flinkJobId())
        .put("id", cluster.flinkJobId())
        .put("status", cluster.state())
        .put("state", cluster.state());
  }

  private static ObjectNode details(FlinkCluster cluster) {
    ObjectNode details = summary(cluster).put("name", cluster.home());
    details.put("start-time", cluster.startedAt()).put("maxParallelism", 1024);
    ObjectNode vertex = details.putArray("vertices").addObject();
    vertex.put("id", "0").put("name", "Source").put("status", cluster.state());
    vertex.putObject("tasks").put(cluster.state(), 1);
    return details;
  }

  private static ObjectNode checkpoints(FlinkCluster cluster) {
    ObjectNode checkpoints = Json.object();
    checkpoints
        .putObject("counts")
        .put("completed", cluster.checkpoints())
        .put("failed", 0)
        .put("in_progress", 0)
        .put("restored", 0);
    if (cluster.checkpoints() > 0) {
      checkpoints
          .putArray("history")
          .addObject()
          .put("id", cluster.checkpoints())
          .put("status", "COMPLETED")
          .put("trigger_timestamp", cluster.startedAt());
    }
    ObjectNode latest = checkpoints.putObject("latest");
    if (cluster.latest() != null && cluster.checkpoints() > 0) {
      latest
          .putObject("completed")
          .put("id", cluster.checkpoints())
          .put("status", "COMPLETED")
          .put("external_path", cluster.latest());
    }
    return checkpoints;
  }

  private static ObjectNode exceptions(FlinkCluster cluster) {
    ObjectNode exceptions = Json.object();
    ArrayNode entries = exceptions.putObject("exceptionHistory").putArray("entries");
    for (String failure : cluster.failures()) {
      entries
          .addObject()
          .put("exceptionName", "java.lang.RuntimeException")
          .put("stacktrace", trace(failure))
          .put("timestamp", cluster.failedAt())
          .put("taskName", "Source (1/1)");
    }
    return exceptions;
  }

  static String trace(String failure) {
    return "org.apache.flink.runtime.JobException: Recovery is suppressed by NoRestartBackoffTimeStrategy\n"
        + "\tat org.apache.flink.runtime.executiongraph.Handler.handle(Handler.java:180)\n"
        + "Caused by: java.lang.RuntimeException: "
        + failure
        + "\n\tat io.millrace.jobs.Step.process(Step.java:42)\n";
  }

  private ObjectNode stop(FlinkCluster cluster, byte[] body) {
    ObjectNode given = Json.parse(body);
    boolean works =
        cluster.state().equals("RUNNING")
            && scripts.apply(cluster).savepoints() == JobScript.Savepoints.SUCCEED;
    ObjectNode operation = Json.object();
    operation.putObject("status").put("id", "COMPLETED");
    ObjectNode outcome = operation.putObject("operation");
    if (works) {
      outcome.put("location", cluster.stopWithSavepoint(Json.text(given, "targetDirectory")));
    } else {
      outcome
          .putObject("failure-cause")
          .put("class", "java.util.concurrent.CompletionException")
          .put("stack-trace", "org.apache.flink.util.FlinkException: Stop with savepoint failed");
    }
    String id = UUID.randomUUID().toString().replace("-", "");
    triggers.put(id, operation);
    return Json.object().put("request-id", id);
  }

  private static void send(HttpExchange exchange, int code, ObjectNode body) throws IOException {
    byte[] text = Json.MAPPER.writeValueAsBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(code, text.length);
    exchange.getResponseBody().write(text);
  }

  private static void text(HttpExchange exchange, String html) throws IOException {
    byte[] text = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html");
    exchange.sendResponseHeaders(200, text.length);
    exchange.getResponseBody().write(text);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
