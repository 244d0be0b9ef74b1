package io.millrace.controlplane.localmode;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.api.Api;
import io.millrace.controlplane.api.Form;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.minicluster.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The whole product: a deployment changes all the time while records never stop. */
class UpgradeUnderLoadITCase {
  private static final Path MODEL =
      Path.of("src/test/resources/uploads/classifier-saved-model.zip");
  private static final int PARTITIONS = 4;

  @TempDir Path folder;
  private Api api;

  private LocalMode start() {
    LocalMode local =
        LocalMode.start(
            MillraceApplication.class,
            "--data-dir=" + folder.resolve("data"),
            "--port=0",
            "--millrace.flink.slots=6",
            "--millrace.jobs.checkpoint-interval=300ms",
            "--millrace.upgrades.health-period=1500ms",
            "--millrace.upgrades.start-timeout=8s",
            "--millrace.kafka.properties[partition.discovery.interval.ms]=500",
            "--logging.threshold.console=ERROR");
    api = new Api(local.ports().http(), local.context().getBean(AccessToken.class).value());
    return local;
  }

  private static void createTopics(LocalMode local) throws Exception {
    local
        .context()
        .getBean(Admin.class)
        .createTopics(
            List.of(
                new NewTopic("flowers", PARTITIONS, (short) 1),
                new NewTopic("kinds", 3, (short) 1)))
        .all()
        .get();
  }

  private String deploy() throws Exception {
    Form form =
        new Form()
            .text("name", "flowers")
            .file("file", MODEL.getFileName().toString(), Files.readAllBytes(MODEL));
    String model = api.submit("POST", "/api/v1/models", form).id();
    Map<String, Object> format = Map.of("data_type", "float32", "data_reshape", "3");
    return api.post(
            "/api/v1/inferences",
            Map.of(
                "modelId", model,
                "inputTopic", "flowers",
                "outputTopic", "kinds",
                "format", "RAW",
                "formatConfig", format,
                "delivery", "EXACTLY_ONCE"))
        .id();
  }

  private JsonNode act(String id, String action, Map<String, Object> body) {
    Api.Answer accepted = api.post("/api/v1/inferences/" + id + ":" + action, body);
    assertThat(accepted.status()).as(accepted.json().toString()).isEqualTo(202);
    return accepted.json();
  }

  private JsonNode awaitEnd(String operation) {
    return api.await("/api/v1/operations/" + operation, json -> !json.path("endedAt").isNull());
  }

  private void complete(String id, String action, Map<String, Object> body) {
    JsonNode done = awaitEnd(act(id, action, body).path("id").asString());
    assertThat(done.path("step").asString()).as(done.toString()).isEqualTo("DONE");
    assertThat(done.path("reason").isNull()).as(done.toString()).isTrue();
  }

  private JsonNode inference(String id) {
    return api.get("/api/v1/inferences/" + id).json();
  }

  @Test
  void shouldNeitherLoseNorDoubleNorDisorderWhateverIsChanged() throws Exception {
    LocalMode local = start();
    try {
      // Given
      createTopics(local);
      String id = deploy();
      String kafka = "127.0.0.1:" + local.ports().kafka();
      try (NumberedRecords records = new NumberedRecords(kafka, "flowers", PARTITIONS)) {
        records.assertNoneMissingOrTwice("the start", "kinds");

        // When
        String first = snapshot(id);
        records.assertNoneMissingOrTwice("a savepoint", "kinds");
        complete(id, "upgrade", Map.of("batch", Map.of("maxSize", 16, "lingerMs", 1)));
        complete(id, "upgrade", Map.of("parallelism", 4));
        records.assertNoneMissingOrTwice("1 to 4", "kinds");
        addPartition(local, records);
        complete(id, "upgrade", Map.of("parallelism", 2));
        complete(id, "rollback", Map.of());
        assertThat(inference(id).path("parallelism").asInt()).isEqualTo(4);
        complete(id, "suspend", Map.of());
        complete(id, "resume", Map.of());
        complete(id, "restart", Map.of());
        records.assertNoneMissingOrTwice("a restart", "kinds");
        complete(id, "upgrade", Map.of("delivery", "AT_LEAST_ONCE"));
        complete(id, "upgrade", Map.of("delivery", "EXACTLY_ONCE"));
        records.assertNoneMissingOrTwice("other deliveries", "kinds");
        tooWide(id);
        failingWhileWatched(local, id);
        records.assertNoneMissingOrTwice("a failure", "kinds");
        local = restartedAmidAnUpgrade(local, id);
        records.stop();

        // Then
        records.assertEachOnceInOrder("kinds");
        assertThat(records.total()).isGreaterThan(10_000);
        api.await(
            "/api/v1/inferences/" + id,
            json -> json.path("metrics").path("scored").asInt() == records.total());
        complete(id, "restart", Map.of("snapshotId", first));
        records.assertScoredAgain("kinds");
      }
      assertThat(inference(id).path("state").asString()).isEqualTo("RUNNING");
      assertThat(inference(id).path("batch").toString())
          .isEqualTo("{\"maxSize\":64,\"lingerMs\":1}");
    } finally {
      local.close();
    }
  }

  /** While records come. */
  private String snapshot(String id) {
    api.await("/api/v1/inferences/" + id, json -> json.path("state").asString().equals("RUNNING"));
    JsonNode asked = api.post("/api/v1/snapshots", Map.of("inferenceId", id)).json();
    JsonNode done = awaitEnd(asked.path("id").asString());
    assertThat(done.path("step").asString()).as(done.toString()).isEqualTo("DONE");
    String snapshot = asked.path("snapshotId").asString();
    JsonNode kept = api.get("/api/v1/snapshots/" + snapshot).json();
    assertThat(kept.path("state").asString()).isEqualTo("COMPLETED");
    assertThat(kept.path("sizeBytes").asLong()).isPositive();
    return snapshot;
  }

  private static void addPartition(LocalMode local, NumberedRecords records) throws Exception {
    local
        .context()
        .getBean(Admin.class)
        .createPartitions(Map.of("flowers", NewPartitions.increaseTo(PARTITIONS + 1)))
        .all()
        .get();
    records.spreadOver(PARTITIONS + 1);
  }

  /** More subtasks than there are slots. */
  private void tooWide(String id) {
    JsonNode back = awaitEnd(act(id, "upgrade", Map.of("parallelism", 7)).path("id").asString());
    assertThat(back.path("step").asString()).as(back.toString()).isEqualTo("ROLLED_BACK");
    assertThat(back.path("reason").asString())
        .contains("s the job is DEPLOYING: waits for slots: the job needs 7, ");
    assertThat(inference(id).path("parallelism").asInt()).isEqualTo(4);
  }

  /** After it has committed what it scored with the new settings. */
  private void failingWhileWatched(LocalMode local, String id) throws Exception {
    JobSubmitter runtime = local.context().getBean(JobSubmitter.class);
    JobId job = new JobId("inf-" + id);
    int before = runtime.status(job).orElseThrow().run();
    String operation =
        act(id, "upgrade", Map.of("batch", Map.of("maxSize", 8))).path("id").asString();
    Api.await(
        () ->
            runtime
                .status(job)
                .filter(status -> status.run() > before && status.steadiness().checkpoints() > 0)
                .isPresent());
    Failures.loseTaskManager(local.context().getBean(LocalCluster.class).flink());
    JsonNode back = awaitEnd(operation);
    assertThat(back.path("step").asString()).as(back.toString()).isEqualTo("ROLLED_BACK");
    assertThat(back.path("reason").asString()).startsWith("the job failed and was restarted");
    assertThat(inference(id).path("batch").path("maxSize").asInt()).isEqualTo(16);
  }

  private LocalMode restartedAmidAnUpgrade(LocalMode before, String id) {
    Map<String, Object> change = Map.of("batch", Map.of("maxSize", 64));
    String operation = act(id, "upgrade", change).path("id").asString();
    api.await(
        "/api/v1/operations/" + operation, json -> json.path("step").asString().equals("STARTING"));
    before.close();
    LocalMode after = start();
    JsonNode done = awaitEnd(operation);
    assertThat(done.path("step").asString()).as(done.toString()).isEqualTo("DONE");
    return after;
  }
}
