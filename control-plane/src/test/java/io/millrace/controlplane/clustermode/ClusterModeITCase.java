package io.millrace.controlplane.clustermode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.FreshLogging;
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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class ClusterModeITCase {
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
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
  void shouldSpeakTlsOnlyAndLogAsJson(CapturedOutput output) throws Exception {
    Certificate certificate = Certificate.in(volume);
    FreshLogging.forTheNextContext();
    try (FakeApiServer server = new FakeApiServer();
        ConfigurableApplicationContext context =
            start(
                server,
                "--MILLRACE_TOKEN=" + TOKEN,
                "--server.ssl.bundle=web",
                "--spring.ssl.bundle.pem.web.keystore.certificate=" + certificate.certificate(),
                "--spring.ssl.bundle.pem.web.keystore.private-key=" + certificate.key(),
                "--logging.config=classpath:logback-as-in-production.xml",
                "--logging.level.org.springframework.web=DEBUG")) {
      String address = "localhost:" + context.getEnvironment().getProperty("local.server.port");
      HttpClient client = HttpClient.newBuilder().sslContext(certificate.trust()).build();
      HttpRequest.Builder signIn =
          HttpRequest.newBuilder(URI.create("https://" + address + "/?token=" + TOKEN));

      HttpResponse<String> signedIn =
          client.send(
              signIn.header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01").build(),
              BodyHandlers.ofString());
      HttpResponse<String> plain = get(context, "/actuator/health");

      assertThat(signedIn.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      assertThat(signedIn.statusCode()).isEqualTo(303);
      assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
          .contains("; Secure; HttpOnly; SameSite=Strict");
      assertThat(signedIn.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(plain.statusCode()).isEqualTo(400);
      assertThat(plain.body()).contains("requires TLS");
      assertThat(jsonLines(output))
          .anySatisfy(
              line -> {
                assertThat(line.path("log").path("level").asString()).isEqualTo("INFO");
                assertThat(line.path("service").path("name").asString()).isEqualTo("millrace");
              });
      assertThat(output.toString()).doesNotContain(TOKEN);
      client.send(
          HttpRequest.newBuilder(URI.create("https://" + address + "/api/v1/nothing"))
              .header("Authorization", "Bearer " + TOKEN)
              .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
              .build(),
          BodyHandlers.ofString());
      assertThat(jsonLines(output))
          .anySatisfy(
              line -> assertThat(line.path("trace").path("id").asString()).isEqualTo(TRACE));
    }
  }

  private static List<JsonNode> jsonLines(CapturedOutput output) {
    return output
        .toString()
        .lines()
        .filter(line -> line.startsWith("{\"@timestamp\""))
        .map(line -> ContractJson.mapper().readTree(line))
        .toList();
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
