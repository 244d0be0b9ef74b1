package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.Api.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ControlPlaneTest
class EntityTagITCase {
  @Autowired private Api api;
  @Autowired private Scenario scenario;

  @Test
  void shouldChangeAModelSetOnlyFromTheStateThatItHas() {
    // Given
    String model = scenario.model();
    String path = "/api/v1/model-sets/" + scenario.modelSetOf(List.of(model));
    String body = ContractJson.write(Map.of("name", "renamed", "modelIds", List.of(model)));
    String tag = api.get(path).header("ETag").orElseThrow();

    // When
    Answer without = api.send("PUT", path, body);
    Answer malformed = api.send("PUT", path, body, "If-Match", "1");
    Answer changed = api.send("PUT", path, body, "If-Match", "\"other\", " + tag);
    Answer stale = api.send("PUT", path, body, "If-Match", tag);
    String newTag = changed.header("ETag").orElseThrow();

    // Then
    assertThat(without.status()).isEqualTo(428);
    assertThat(without.json().path("code").asString()).isEqualTo("VERSION_REQUIRED");
    assertThat(without.json().path("detail").asString())
        .isEqualTo(
            "header If-Match is missing; legal is the ETag of the model set that was changed");
    assertThat(malformed.status()).isEqualTo(412);
    assertThat(malformed.json().path("detail").asString())
        .isEqualTo("If-Match 1 is no ETag of this model set; legal is for example \"1\"");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(newTag).isNotEqualTo(tag);
    assertThat(stale.status()).isEqualTo(412);
    assertThat(stale.json().path("code").asString()).isEqualTo("VERSION_STALE");
    assertThat(stale.json().path("detail").asString())
        .isEqualTo(
            "model set 'renamed' has changed since; its ETag is now "
                + newTag
                + ". Fetch it again and repeat the change.");
    assertThat(api.send("PUT", path, body, "If-Match", "*").status()).isEqualTo(200);
  }

  @Test
  void shouldAnswerNothingNewToWhoKnowsTheState() {
    // Given
    String training = scenario.waitingTraining();
    String path = "/api/v1/trainings/" + training;
    Answer first = api.get(path);
    String tag = first.header("ETag").orElseThrow();

    // When
    Answer same = api.send("GET", path, null, "If-None-Match", tag);
    api.send("POST", path + ":cancel", null);
    Answer changed = api.send("GET", path, null, "If-None-Match", tag);

    // Then
    assertThat(same.status()).isEqualTo(304);
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.header("ETag")).isPresent().isNotEqualTo(first.header("ETag"));
    assertThat(api.get("/api/v1/data-sources/" + scenario.dataSource()).header("ETag")).isPresent();
  }
}
