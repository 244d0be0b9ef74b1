package io.millrace.controlplane.submission.kubernetes;

import io.millrace.controlplane.submission.JobStatus.Steadiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks the JobManager of a job, which answers for its present run only: each run has a Flink id of
 * its own.
 */
final class FlinkRest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final Set<String> STARTED = Set.of("RUNNING", "FINISHED");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Function<String, String> baseUrl;

  /**
   * @param baseUrl of the REST API of a FlinkDeployment by its name, without a slash at its end
   */
  FlinkRest(Function<String, String> baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Page of the run in Flink's dashboard, through the control plane. */
  String page(String cluster, String flinkJobId) {
    return "/flink/" + cluster + "/#/job/running/" + flinkJobId + "/overview";
  }

  /**
   * @throws IOException when it does not answer, or does not know the run
   */
  FlinkView view(String cluster, String flinkJobId) throws IOException {
    String at = "/jobs/" + flinkJobId;
    JsonNode overview = get(cluster, at);
    JsonNode failures = get(cluster, at + "/exceptions").path("exceptionHistory").path("entries");
    long completed = get(cluster, at + "/checkpoints").path("counts").path("completed").asLong(0);
    return new FlinkView(
        overview.path("state").asString("UNKNOWN"),
        allStarted(overview.path("vertices")),
        new Steadiness(failures.size(), completed),
        failure(failures));
  }

  private static boolean allStarted(JsonNode vertices) {
    for (JsonNode vertex : vertices) {
      for (Map.Entry<String, JsonNode> tasks : vertex.path("tasks").properties()) {
        if (tasks.getValue().asInt(0) > 0 && !STARTED.contains(tasks.getKey())) {
          return false;
        }
      }
    }
    return true;
  }

  /** The newest comes first. */
  private static @Nullable String failure(JsonNode failures) {
    String trace = failures.path(0).path("stacktrace").asString("");
    return trace.isBlank() ? null : StackTraces.rootCause(trace);
  }

  /**
   * Ends the job in order: its sources end, what they gave is worked off, and it is FINISHED.
   *
   * @param savepoints folder of the savepoint without which Flink ends no job in order
   * @return what to ask {@link #stopFailed} for
   */
  String stop(String cluster, String flinkJobId, String savepoints) throws IOException {
    String body =
        JSON.writeValueAsString(Map.of("targetDirectory", savepoints, "drain", Boolean.TRUE));
    HttpRequest request =
        request(cluster, "/jobs/" + flinkJobId + "/stop")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return send(request).path("request-id").asString("");
  }

  /** Whether the end that was asked for has failed, and the job goes on. */
  boolean stopFailed(String cluster, String flinkJobId, String requestId) throws IOException {
    JsonNode answer = get(cluster, "/jobs/" + flinkJobId + "/savepoints/" + requestId);
    return !answer.path("operation").path("failure-cause").isMissingNode();
  }

  private JsonNode get(String cluster, String path) throws IOException {
    return send(request(cluster, path).GET().build());
  }

  private HttpRequest.Builder request(String cluster, String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl.apply(cluster) + path)).timeout(PATIENCE);
  }

  private JsonNode send(HttpRequest request) throws IOException {
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new IOException(
            request.method() + " " + request.uri() + " answered " + response.statusCode());
      }
      return JSON.readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException(request.uri() + " answered no JSON", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + request.uri(), e);
    }
  }
}
