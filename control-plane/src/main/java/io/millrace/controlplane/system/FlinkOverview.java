package io.millrace.controlplane.system;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.preflight.Check.State;
import io.millrace.controlplane.preflight.Preflight;
import io.millrace.controlplane.system.SystemState.FlinkState;
import io.millrace.controlplane.system.SystemState.Reachability;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Asks Flink's REST API how it is; on a cluster, where each job has its own, the operator. */
@Component
class FlinkOverview {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final @Nullable String dashboardUrl;
  private final Preflight preflight;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  FlinkOverview(MillraceProperties properties, Preflight preflight) {
    this.dashboardUrl = properties.flink().dashboardUrl();
    this.preflight = preflight;
  }

  FlinkState state() {
    return dashboardUrl == null ? ofOperator() : ofCluster(dashboardUrl);
  }

  private FlinkState ofOperator() {
    boolean fit =
        preflight.run().stream()
            .anyMatch(check -> check.name().equals("operator") && check.state() != State.FAILED);
    return new FlinkState(null, null, fit ? Reachability.UP : Reachability.DOWN, null, null);
  }

  private FlinkState ofCluster(String url) {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url + "/overview")).timeout(PATIENCE).build();
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return up(ContractJson.mapper().readTree(response.body()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | JacksonException noAnswer) {
      // Reported as DOWN, which is what the caller asked about.
    }
    return new FlinkState(url, null, Reachability.DOWN, null, null);
  }

  private FlinkState up(JsonNode overview) {
    return new FlinkState(
        dashboardUrl,
        overview.path("flink-version").asString(""),
        Reachability.UP,
        overview.path("slots-total").asInt(0),
        overview.path("slots-available").asInt(0));
  }
}
