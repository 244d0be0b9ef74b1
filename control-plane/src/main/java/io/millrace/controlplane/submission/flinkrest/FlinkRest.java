package io.millrace.controlplane.submission.flinkrest;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
public final class FlinkRest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int NOT_FOUND = 404;
  private static final int MOST_FAILURES = 20;
  private static final String RESTARTS = "numRestarts";
  private static final Set<String> STARTED = Set.of("RUNNING", "FINISHED");
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final Function<String, String> baseUrl;

  /**
   * @param baseUrl of the REST API of a FlinkDeployment by its name, without a slash at its end
   */
  public FlinkRest(Function<String, String> baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** Page of the run in Flink's dashboard, through the control plane. */
  public String page(String cluster, String flinkJobId) {
    return "/flink/" + cluster + "/#/job/running/" + flinkJobId + "/overview";
  }

  /**
   * @throws IOException when it does not answer, or does not know the run
   */
  public FlinkView view(String cluster, String flinkJobId) throws IOException {
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

  /**
   * What can be told of the run to people; empty when the JobManager does not know it.
   *
   * @param state of the job, as Millrace has it
   * @throws IOException when it does not answer
   */
  public Optional<JobReport> report(String cluster, String flinkJobId, JobState state)
      throws IOException {
    String at = "/jobs/" + flinkJobId;
    Optional<JsonNode> exceptions =
        find(cluster, at + "/exceptions?maxExceptions=" + MOST_FAILURES);
    if (exceptions.isEmpty()) {
      return Optional.empty();
    }
    JsonNode restarts =
        find(cluster, at + "/metrics?get=" + RESTARTS).orElseGet(JSON::createArrayNode);
    // A job that keeps no checkpoints answers so too.
    Optional<JsonNode> checkpoints = find(cluster, at + "/checkpoints");
    return Optional.of(
        ReportReader.report(flinkJobId, state, exceptions.get(), restarts, checkpoints));
  }

  /** Empty for what is not there. */
  private Optional<JsonNode> find(String cluster, String path) throws IOException {
    HttpRequest asked = request(cluster, path).GET().build();
    HttpResponse<String> answer = exchange(asked);
    return answer.statusCode() == NOT_FOUND ? Optional.empty() : Optional.of(read(asked, answer));
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
  public String stop(String cluster, String flinkJobId, String savepoints) throws IOException {
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
  public boolean stopFailed(String cluster, String flinkJobId, String requestId)
      throws IOException {
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
    return read(request, exchange(request));
  }

  private static JsonNode read(HttpRequest request, HttpResponse<String> response)
      throws IOException {
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          request.method() + " " + request.uri() + " answered " + response.statusCode());
    }
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException e) {
      throw new IOException(request.uri() + " answered no JSON", e);
    }
  }

  private HttpResponse<String> exchange(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while asking " + request.uri(), e);
    }
  }
}
