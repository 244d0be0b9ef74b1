package io.millrace.controlplane.clustermode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.kubernetes.FakeApiServer;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.kubernetes.KubernetesOperatorJobSubmitter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class ClusterModeITCase {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @TempDir Path volume;

  private ConfigurableApplicationContext start(FakeApiServer server, String... more) {
    String[] given = {
      "--server.port=0",
      "--logging.threshold.console=ERROR",
      "--millrace.data-dir=" + volume.resolve("data"),
      "--millrace.access.public-url=https://millrace.example.org",
      "--millrace.kafka.bootstrap-servers=127.0.0.1:1",
      "--millrace.jobs.artifact-store=file://" + volume + "/artifacts",
      "--millrace.jobs.checkpoint-dir=file://" + volume + "/checkpoints",
      "--millrace.kubernetes.storage.kind=HOST_PATH",
      "--millrace.kubernetes.storage.source=/srv/millrace",
      "--millrace.kubernetes.storage.mount-path=" + volume
    };
    String[] all = new String[given.length + more.length];
    System.arraycopy(given, 0, all, 0, given.length);
    System.arraycopy(more, 0, all, given.length, more.length);
    return ClusterMode.start(MillraceApplication.class, server::client, all);
  }

  private static HttpResponse<String> get(
      ConfigurableApplicationContext context, String path, String... headers) throws Exception {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }

  @Test
  void shouldServeAndSayWhatIsAroundIt() throws Exception {
    try (FakeApiServer server = new FakeApiServer();
        ConfigurableApplicationContext context = start(server, "--MILLRACE_TOKEN=" + TOKEN)) {
      HttpResponse<String> ready = get(context, "/actuator/health/readiness");
      HttpResponse<String> metrics =
          get(context, "/actuator/prometheus", "Authorization", "Bearer " + TOKEN);
      HttpResponse<String> checks =
          get(context, "/api/v1/system/capabilities", "Authorization", "Bearer " + TOKEN);

      assertThat(context.getBean(JobSubmitter.class))
          .isInstanceOf(KubernetesOperatorJobSubmitter.class);
      assertThat(ready.statusCode()).as("Kafka is away, and people are served").isEqualTo(200);
      assertThat(metrics.body()).contains("jvm_memory_used_bytes");
      assertThat(get(context, "/api/v1/system/info", "Authorization", "Bearer " + TOKEN).body())
          .contains("\"mode\":\"CLUSTER\"")
          .contains("\"flink\":{\"dashboardUrl\":null,\"version\":null,\"state\":\"UP\"");
      assertThat(checks.body())
          .contains("{\"name\":\"artifact-store\",\"state\":\"OK\"")
          .contains("{\"name\":\"checkpoint-dir\",\"state\":\"OK\"")
          .contains("{\"name\":\"database\",\"state\":\"OK\",\"detail\":\"H2 ")
          .contains("{\"name\":\"image\",\"state\":\"UNKNOWN\"")
          .contains("{\"name\":\"kafka\",\"state\":\"FAILED\"")
          .contains("{\"name\":\"operator\",\"state\":\"OK\",\"detail\":\"the Flink Kubernetes")
          .contains("{\"name\":\"permissions\",\"state\":\"OK\",\"detail\":\"all 34 are granted");
    }
  }

  @Test
  void shouldNotStartWithoutAToken() {
    try (FakeApiServer server = new FakeApiServer()) {
      assertThatThrownBy(() -> start(server))
          .isInstanceOf(StartRefusedException.class)
          .hasMessageStartingWith("cluster mode needs an access token: set MILLRACE_TOKEN");
    }
  }
}
