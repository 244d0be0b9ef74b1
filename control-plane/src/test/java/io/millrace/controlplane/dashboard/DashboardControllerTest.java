package io.millrace.controlplane.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class DashboardControllerTest {
  private final List<HttpExchange> asked = new CopyOnWriteArrayList<>();
  private final FakeJobSubmitter submitter = new FakeJobSubmitter();
  private HttpServer jobManager;

  @BeforeEach
  void startAJobManager() throws IOException {
    jobManager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    jobManager.createContext("/", this::answer);
    jobManager.start();
    submitter.submit(ExampleJobs.training("tr-1", "digits", "file:///tmp/checkpoints"));
  }

  @AfterEach
  void stopIt() {
    jobManager.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange);
    byte[] body = "{\"jobs\":[]}".getBytes();
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Set-Cookie", "millrace-8080=stolen");
    exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private DashboardController dashboard(Map<String, String> given) {
    MillraceProperties properties =
        new Binder(new MapConfigurationPropertySource(given))
            .bindOrCreate("millrace", MillraceProperties.class);
    return new DashboardController(new JobManagers(properties, submitter), properties);
  }

  private DashboardController onACluster() {
    return dashboard(
        Map.of(
            "millrace.mode", "CLUSTER",
            "millrace.kubernetes.namespace", "ml",
            "millrace.kubernetes.rest-url", url() + "/{namespace}/{name}"));
  }

  private String url() {
    return "http://127.0.0.1:" + jobManager.getAddress().getPort();
  }

  private MockHttpServletResponse look(DashboardController dashboard, String path)
      throws IOException {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
    request.addHeader("Host", "millrace.example.org");
    request.addHeader("Cookie", "millrace-8080=secret");
    request.addHeader("Authorization", "Bearer secret");
    request.addHeader("If-None-Match", "\"seen\"");
    request.setQueryString("get=lag");
    MockHttpServletResponse response = new MockHttpServletResponse();
    dashboard.look(request, response);
    return response;
  }

  @Test
  void shouldLeadToTheJobManagerOfTheJobWithoutSecrets() throws Exception {
    MockHttpServletResponse response = look(onACluster(), "/flink/tr-1/jobs/overview");

    HttpExchange request = asked.get(0);
    assertThat(request.getRequestURI()).hasToString("/ml/tr-1/jobs/overview?get=lag");
    assertThat(request.getRequestHeaders()).doesNotContainKeys("Cookie", "Authorization");
    assertThat(request.getRequestHeaders().getFirst("If-None-Match")).isEqualTo("\"seen\"");
    assertThat(response.getContentAsString()).isEqualTo("{\"jobs\":[]}");
    assertThat(response.getContentType()).isEqualTo("application/json");
    assertThat(response.getHeaderNames())
        .doesNotContain("Set-Cookie", "Access-Control-Allow-Origin");
  }

  @Test
  void shouldLeadToTheOneDashboardOfLocalMode() throws Exception {
    look(dashboard(Map.of("millrace.flink.dashboard-url", url())), "/flink/tr-1/config");

    assertThat(asked.get(0).getRequestURI()).hasToString("/config?get=lag");
  }

  @Test
  void shouldConfineThePagesToTheFolderOfTheJob() throws Exception {
    String policy = look(onACluster(), "/flink/tr-1/").getHeader("Content-Security-Policy");

    assertThat(policy)
        .contains("default-src 'none'")
        .contains("; connect-src millrace.example.org/flink/tr-1/;")
        .contains("sandbox allow-scripts allow-same-origin allow-downloads;")
        .contains("form-action 'none'")
        .doesNotContain("'unsafe-eval'")
        .doesNotContain("'self'");
  }

  @Test
  void shouldNameThePublicAddressToABrowserBehindAProxy() {
    assertThat(
            DashboardPolicy.header(
                "millrace:8080",
                java.net.URI.create("https://millrace.example.org"),
                "/flink/tr-1/"))
        .contains(
            "connect-src millrace:8080/flink/tr-1/ https://millrace.example.org/flink/tr-1/;");
  }

  @Test
  void shouldLeadFromTheBareNameIntoTheFolder() throws Exception {
    MockHttpServletResponse response = look(onACluster(), "/flink/tr-1");

    assertThat(response.getStatus()).isEqualTo(302);
    assertThat(response.getHeader("Location")).isEqualTo("/flink/tr-1/");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/flink/tr-1/jobs/7/yarn-cancel",
        "/flink/tr-1/jobs/7/yarn-stop/",
      })
  void shouldNotEndAJobByLookingAtIt(String path) {
    assertThatThrownBy(() -> look(onACluster(), path))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(HttpStatus.FORBIDDEN);
              assertThat(problem.code()).isEqualTo("DASHBOARD_READ_ONLY");
            })
        .hasMessage("the dashboard is read-only: trainings and inferences are changed in Millrace");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/flink/tr-2/jobs",
        "/flink/Millrace.Evil/jobs",
        "/flink/tr-1/../tr-2/jobs",
        "/flink/tr-1/%2e%2e/tr-2/jobs",
        "/flink/tr-1//evil.example/",
        "/flink/tr-1/jobs;x=1"
      })
  void shouldGoNowhereButToKnownJobs(String path) {
    assertThatThrownBy(() -> look(onACluster(), path))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.status()).isEqualTo(HttpStatus.NOT_FOUND));
    assertThat(asked).isEmpty();
  }

  @Test
  void shouldSayThatNoJobManagerAnswers() {
    String url = url();
    DashboardController dashboard = onACluster();
    jobManager.stop(0);

    assertThatThrownBy(() -> look(dashboard, "/flink/tr-1/"))
        .hasMessage(
            "the JobManager of 'tr-1' does not answer at "
                + url
                + ": the job may be starting, resting or gone");
  }
}
