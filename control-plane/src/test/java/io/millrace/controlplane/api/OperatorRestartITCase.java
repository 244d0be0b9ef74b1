package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.controlplane.kubernetes.Fault;
import java.nio.file.Path;
import java.util.Locale;
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
  private static final int LIVES = Integer.getInteger("millrace.lives", 1);
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

  private boolean isDone(String kind) {
    JsonNode operation = plane.api().get("/api/v1/inferences/" + id).json().path("operation");
    return operation.path("kind").asString("").equals(kind)
        && operation.path("step").asString("").equals("DONE");
  }

  /** How often it died. */
  private int diesOver(String action, Map<String, Object> body) {
    String kind = action.toUpperCase(Locale.ROOT);
    Fault fault = death(0);
    plane.act(id, action, body);
    int life = 0;
    while (life < LIVES && !isDone(kind)) {
      Fault last = fault;
      Api.await(() -> last.struck() > 0 || isDone(kind));
      life++;
      plane.restart();
      fault = death(life);
    }
    plane.server.healAll();
    Api.await(() -> isDone(kind));
    return life;
  }

  @Test
  void shouldTakeASavepointOnceThoughTheControlPlaneDiesOverIt() {
    // Given
    Fault death =
        plane.server.inject(Fault.on("POST", "/flinkstatesnapshots").cutsAfter().always());
    plane.api().post("/api/v1/snapshots", Map.of("inferenceId", id));
    Api.await(() -> death.struck() > 0);

    // When
    plane.restart();
    plane.server.healAll();
    Api.await(() -> isDone("SNAPSHOT"));

    // Then
    JsonNode items = plane.api().get("/api/v1/snapshots").json().path("items");
    assertThat(items).hasSize(1);
    assertThat(items.path(0).path("state").asString()).isEqualTo("COMPLETED");
    assertThat(items.path(0).path("sizeBytes").asLong()).isPositive();
    assertThat(plane.server.list(ApiKind.FLINK_STATE_SNAPSHOT, "default")).hasSize(1);
    assertThat(plane.operator.starts(OperatedControlPlane.job(id))).isEqualTo(1);
  }

  @Test
  void shouldFinishAnUpgradeAndARollbackThroughTheDeathsOfTheControlPlane() {
    // When
    int deathsUp = diesOver("upgrade", Map.of("batch", Map.of("maxSize", 32)));
    JsonNode up = plane.awaitState(id, "RUNNING");
    String left = plane.revisions(id).get(1).path("snapshot").path("kind").asString();
    int deathsBack = diesOver("rollback", Map.of());
    JsonNode back = plane.awaitState(id, "RUNNING");

    // Then
    assertThat(up.path("revision").asInt()).isEqualTo(2);
    assertThat(back.path("revision").asInt()).isEqualTo(1);
    assertThat(deathsUp).isPositive();
    assertThat(deathsBack).isPositive();
    assertThat(left).isEqualTo("SAVEPOINT");
    assertThat(plane.operator.starts(OperatedControlPlane.job(id))).isEqualTo(3);
    assertThat(plane.operator.restored(OperatedControlPlane.job(id))).isPositive();
  }
}
