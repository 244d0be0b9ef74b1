package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** What {@code earlier-release.sql} holds is served by this release. */
@ControlPlaneTest
class EarlierReleaseITCase {
  private static final String TRAINING = "/api/v1/trainings/0g3958o7ojk0";
  private static final String INFERENCE = "/api/v1/inferences/0g3958o9ik8w";

  @Autowired private Api api;

  private JsonNode found(String path) {
    Api.Answer answer = api.get(path);
    assertThat(answer.status()).as(path).isEqualTo(200);
    return answer.json();
  }

  @Test
  void shouldServeModelsAndDataOfAnEarlierRelease() {
    // When
    JsonNode model = found("/api/v1/models/0g3958o2s9a8");
    JsonNode set = found("/api/v1/model-sets/0g3958o3239c");
    JsonNode source = found("/api/v1/data-sources/0g3958o7ahvk");

    // Then
    assertThat(model.path("name").asString()).isEqualTo("earlier-model");
    assertThat(model.path("parameterCount").asLong()).isEqualTo(26);
    assertThat(set.path("modelIds").get(0).asString()).isEqualTo("0g3958o2s9a8");
    assertThat(source.path("ranges").get(0).asString()).isEqualTo("earlier-records:0:0:10");
  }

  @Test
  void shouldServeTrainingsOfAnEarlierRelease() {
    // When
    JsonNode training = found(TRAINING);
    JsonNode metrics = found(TRAINING + "/results/0g3958o7ojk1/metrics");

    // Then
    assertThat(training.path("state").asString()).isEqualTo("FINISHED");
    assertThat(training.path("results").get(0).path("modelVersion").asLong()).isEqualTo(1);
    assertThat(metrics.path("train").path("loss").get(1).asDouble()).isEqualTo(0.41);
  }

  @Test
  void shouldServeDeploymentsOfAnEarlierRelease() {
    // When
    JsonNode inference = found(INFERENCE);
    JsonNode revisions = found(INFERENCE + "/revisions");

    // Then
    assertThat(inference.path("state").asString()).isEqualTo("SUSPENDED");
    assertThat(inference.path("operation").path("step").asString()).isEqualTo("DONE");
    assertThat(revisions.path("items").get(0).path("revision").asInt()).isEqualTo(1);
  }
}
