package io.millrace.controlplane.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTest {
  @ParameterizedTest
  @CsvSource({
    "POST, /api/v1/models, models.create, /api/v1/models",
    "PUT, /api/v1/models/a, models.replace, /api/v1/models/a",
    "PATCH, /api/v1/inferences/a, inferences.update, /api/v1/inferences/a",
    "DELETE, /api/v1/data-sources/a, data-sources.delete, /api/v1/data-sources/a",
    "POST, /api/v1/inferences/a:deploy-version, inferences.deploy-version, /api/v1/inferences/a",
    "POST, /api/v1/topics/a.b-c:send, topics.send, /api/v1/topics/a.b-c",
    "DELETE, /api/v1/trainings/a/results/b, trainings.results.delete, /api/v1/trainings/a/results/b",
    "GET, /, page.get, /"
  })
  void shouldNameWhatIsDoneByMethodAndPath(
      String method, String path, String name, String resource) {
    assertThat(Action.of(method, path)).isEqualTo(new Action(name, resource));
  }

  @Test
  void shouldCutWhatSomebodyMadeUp() {
    Action action = Action.of("POST", "/api/v1/" + "x".repeat(3000));

    assertThat(action.name()).hasSize(100);
    assertThat(action.resource()).hasSize(600);
  }
}
