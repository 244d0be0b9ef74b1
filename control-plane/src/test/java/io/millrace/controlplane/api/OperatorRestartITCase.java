package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.kubernetes.Fault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * The control plane dies while it upgrades a deployment on the operator, and another goes on. Each
 * life gets one thing written, and dies at the next: by turns before it is done, and after it is
 * done and before it hears of it. How many lives is {@code -Dmillrace.lives}; 20 are more than an
 * upgrade has steps.
 */
class OperatorRestartITCase {
  private static final int LIVES = Integer.getInteger("millrace.lives", 2);
  private static final String WRITES = "POST|PUT|PATCH|DELETE";
  private static final String OURS = "/(configmaps|flinkdeployments)";

  private OperatedControlPlane plane;
  private String id;

  @BeforeEach
  void start(@TempDir Path folder) {
    plane = new OperatedControlPlane(folder, Map.of("millrace.upgrades.savepoint-timeout", "60s"));
    id = plane.running(plane.trainedResult(folder.resolve("model")));
  }

  @AfterEach
  void stop() {
    plane.close();
  }

  private Fault death(int life) {
    Fault second = Fault.on(WRITES, OURS).after(1);
    return plane.server.inject((life % 2 == 0 ? second.cutsAfter() : second.cutsBefore()).always());
  }

  private boolean isDone() {
    JsonNode operation = plane.api().get("/api/v1/inferences/" + id).json().path("operation");
    return operation.path("step").asString("").equals("DONE");
  }

  @Test
  void shouldFinishAnUpgradeThroughTheDeathsOfTheControlPlane() {
    // Given
    Fault fault = death(0);
    plane.act(id, "upgrade", Map.of("batch", Map.of("maxSize", 32)));

    // When
    int life = 0;
    while (life < LIVES && !isDone()) {
      Fault last = fault;
      Api.await(() -> last.struck() > 0 || isDone());
      life++;
      plane.restart();
      fault = death(life);
    }
    plane.server.healAll();
    JsonNode done = plane.awaitStep(id, "DONE");

    // Then
    assertThat(done.path("revision").asInt()).isEqualTo(2);
    assertThat(life).as("deaths").isPositive();
    assertThat(plane.operator.starts(OperatedControlPlane.job(id))).isEqualTo(2);
    assertThat(plane.operator.restored(OperatedControlPlane.job(id))).isPositive();
    assertThat(plane.revisions(id).get(1).path("snapshot").path("kind").asString())
        .isEqualTo("SAVEPOINT");
  }
}
