package io.millrace.controlplane.submission.minicluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadOnlyDashboardTest {
  private static final String HERE = "127.0.0.1:8081";

  @ParameterizedTest
  @ValueSource(strings = {"/", "/jobs/overview", "/jobs/1/checkpoints?x=1", "/main.js"})
  void shouldLetLook(String uri) {
    assertThat(ReadOnlyDashboard.refusal("GET", uri, HERE)).isEmpty();
    assertThat(ReadOnlyDashboard.refusal("HEAD", uri, "localhost:8081")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /cluster",
    "PATCH, /jobs/1?mode=cancel",
    "POST, /jobs/1/stop",
    "POST, /jobs/1/savepoints",
    "POST, /jars/upload",
    "GET, /jobs/1/yarn-cancel",
    "GET, /jobs/1/yarn-stop?x=1"
  })
  void shouldRefuseToAct(String method, String uri) {
    assertThat(ReadOnlyDashboard.refusal(method, uri, HERE))
        .contains("The dashboard is read-only: trainings and inferences are changed in Millrace.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:8081", "127.0.0.1.evil.example", ""})
  void shouldRefuseAnotherSitesName(String host) {
    assertThat(ReadOnlyDashboard.refusal("GET", "/", host))
        .contains("The dashboard answers on 127.0.0.1 and localhost only.");
  }

  @Test
  void shouldRefuseARequestWithoutHost() {
    assertThat(ReadOnlyDashboard.refusal("GET", "/", null)).isPresent();
  }
}
