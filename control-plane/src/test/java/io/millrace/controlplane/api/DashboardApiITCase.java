package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ControlPlaneTest
class DashboardApiITCase {
  @Autowired Api api;

  @Test
  void shouldKnowNoVerbThatChangesAnything() {
    Api.Answer answer = api.send("PATCH", "/flink/tr-1/jobs/7?mode=cancel", null);

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.json().path("code").asString()).isEqualTo("METHOD_NOT_ALLOWED");
  }

  @Test
  void shouldSayThatAJobIsNotKnown() {
    Api.Answer answer = api.get("/flink/nobody/jobs/overview");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("detail").asString()).isEqualTo("there is no job 'nobody'");
  }

  @Test
  void shouldSayWhatIsAroundItAndWhatToDo() {
    Api.Answer answer = api.get("/api/v1/system/capabilities");

    assertThat(answer.json().path("checks").valueStream())
        .extracting(check -> check.path("name").asString() + " " + check.path("state").asString())
        .containsExactly(
            "artifact-store FAILED", "checkpoint-dir FAILED", "database OK", "kafka OK");
    assertThat(answer.json().at("/checks/0/remedy").asString())
        .startsWith("Set millrace.jobs.artifact-store to an s3: folder");
  }
}
