package io.millrace.controlplane.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ScriptedOperatorTest {
  private static final String NAME = "count";

  @TempDir private Path folder;
  private final FakeApiServer server = new FakeApiServer();
  private final ScriptedOperator operator = new ScriptedOperator(server);

  @AfterEach
  void stop() {
    operator.close();
    server.close();
  }

  private void create() {
    ObjectNode deployment = Json.object();
    Json.metadata(deployment).put("name", NAME);
    ObjectNode spec = deployment.putObject("spec");
    spec.put("image", "millrace/jobs:1").put("serviceAccount", "jobs").put("flinkVersion", "v2_2");
    spec.putObject("job")
        .put("state", "running")
        .put("upgradeMode", "savepoint")
        .put("parallelism", 1);
    spec.putObject("flinkConfiguration")
        .put("execution.checkpointing.dir", folder.resolve("checkpoints").toUri().toString())
        .put(
            "execution.checkpointing.savepoint-dir",
            folder.resolve("savepoints").toUri().toString())
        .put("kubernetes.operator.job.upgrade.last-state-fallback.enabled", "false")
        .put("high-availability.type", "kubernetes");
    server.create(ApiKind.FLINK_DEPLOYMENT, "default", deployment);
  }

  private void edit(Consumer<ObjectNode> job) {
    server.edit(
        ApiKind.FLINK_DEPLOYMENT, "default", NAME, o -> job.accept((ObjectNode) o.at("/spec/job")));
  }

  private ObjectNode await(Predicate<ObjectNode> wanted) {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (true) {
      ObjectNode now = server.find(ApiKind.FLINK_DEPLOYMENT, "default", NAME).orElseThrow();
      if (wanted.test(now)) {
        return now;
      }
      assertThat(Instant.now()).as("%s", now.path("status")).isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
  }

  private ObjectNode await(String lifecycle, String job) {
    return await(
        o ->
            o.at("/status/observedGeneration").equals(o.at("/metadata/generation"))
                && Json.text(o, "status", "lifecycleState").equals(lifecycle)
                && Json.text(o, "status", "jobStatus", "state").equals(job));
  }

  @Test
  void shouldBringANewJobToStable() {
    create();

    ObjectNode stable = await("STABLE", "RUNNING");

    assertThat(Json.text(stable, "status", "jobManagerDeploymentStatus")).isEqualTo("READY");
    assertThat(Json.text(stable, "status", "jobStatus", "jobId")).matches("[0-9a-f]{32}");
    assertThat(stable.at("/metadata/generation").asLong()).isEqualTo(1);
    await(o -> server.list(ApiKind.POD, "default").size() == 2);
  }

  @Test
  void shouldUpgradeWithASavepoint() throws Exception {
    create();
    await("STABLE", "RUNNING");
    await(o -> operator.known(NAME) > 3);

    edit(job -> job.put("parallelism", 2));

    ObjectNode upgraded =
        await(
            o ->
                operator.starts(NAME) == 2
                    && Json.text(o, "status", "lifecycleState").equals("STABLE"));
    String savepoint = Json.text(upgraded, "status", "jobStatus", "upgradeSavepointPath");
    assertThat(Path.of(URI.create(savepoint)).resolve("_metadata")).exists();
    assertThat(operator.restored(NAME)).isPositive();
  }

  @Test
  void shouldSuspendWithASavepointAndGoOnFromAnotherByItsNonce() throws Exception {
    create();
    await("STABLE", "RUNNING");
    await(o -> operator.known(NAME) > 3);

    edit(job -> job.put("state", "suspended"));
    ObjectNode suspended = await("SUSPENDED", "FINISHED");
    String savepoint = Json.text(suspended, "status", "jobStatus", "upgradeSavepointPath");
    edit(
        job ->
            job.put("state", "running")
                .put("initialSavepointPath", savepoint)
                .put("savepointRedeployNonce", 2));

    await("STABLE", "RUNNING");
    assertThat(operator.restored(NAME)).isEqualTo(SnapshotFiles.known(savepoint));
    assertThat(operator.starts(NAME)).isEqualTo(2);
  }

  @Test
  void shouldNotSuspendWithASavepointAJobThatDoesNotRun() {
    operator.script(NAME, JobScript.RUNS.with(JobScript.Start.IMAGE_MISSING));
    create();
    await("DEPLOYED", "RECONCILING");

    edit(job -> job.put("state", "suspended"));
    await(
        o ->
            server.list(ApiKind.POD, "default").toString().contains("ImagePullBackOff")
                && o.at("/metadata/generation").asLong() == 2);

    await(o -> o.at("/status/observedGeneration").asLong() == 1);
    edit(job -> job.put("upgradeMode", "stateless"));
    await("SUSPENDED", "FINISHED");
    assertThat(server.list(ApiKind.POD, "default")).isEmpty();
  }

  @Test
  void shouldGoOnWithAJobWhoseSavepointFailed() {
    operator.script(NAME, JobScript.RUNS.with(JobScript.Savepoints.FAIL));
    create();
    await("STABLE", "RUNNING");

    edit(job -> job.put("state", "suspended"));

    ObjectNode left = await(o -> Json.text(o, "status", "error").contains("Savepoint Error"));
    assertThat(Json.text(left, "status", "lifecycleState")).isEqualTo("STABLE");
    assertThat(left.at("/status/observedGeneration").asLong()).isEqualTo(1);
    operator.script(NAME, JobScript.RUNS);
    await("SUSPENDED", "FINISHED");
  }

  @Test
  void shouldSayWhyAJobFailed() {
    operator.script(NAME, JobScript.RUNS.failing("the seventh record is not a number"));
    create();

    ObjectNode failed = await("FAILED", "FAILED");

    assertThat(Json.text(failed, "status", "error")).contains("the seventh record");
  }

  @Test
  void shouldSayThatAJobManagerCrashes() {
    operator.script(NAME, JobScript.RUNS.with(JobScript.Start.CRASHES));
    create();

    ObjectNode crashed = await(o -> Json.text(o, "status", "error").contains("back-off"));

    assertThat(Json.text(crashed, "status", "jobManagerDeploymentStatus")).isEqualTo("ERROR");
    assertThat(Json.text(crashed, "status", "lifecycleState")).isEqualTo("DEPLOYED");
  }

  @Test
  void shouldRefuseAParallelismOfNothing() {
    create();
    await("STABLE", "RUNNING");

    edit(job -> job.put("parallelism", -1));

    ObjectNode refused = await(o -> Json.text(o, "status", "error").contains("larger than 0"));
    assertThat(Json.text(refused, "status", "jobStatus", "state")).isEqualTo("RUNNING");
  }

  @Test
  void shouldDoNothingWhileAbsent() {
    operator.absent(true);
    create();

    assertThat(await(o -> true).has("status")).isFalse();
    operator.absent(false);
    await("STABLE", "RUNNING");
  }

  @Test
  void shouldDeleteAllOfADeployment() {
    create();
    await("STABLE", "RUNNING");

    server.store().delete(new ObjectKey(ApiKind.FLINK_DEPLOYMENT, "default", NAME), Json.object());

    Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
    while (server.find(ApiKind.FLINK_DEPLOYMENT, "default", NAME).isPresent()) {
      assertThat(Instant.now()).isBefore(deadline);
      LockSupport.parkNanos(5_000_000);
    }
    assertThat(server.list(ApiKind.POD, "default")).isEmpty();
  }

  @Test
  void shouldTakeASavepointWhenASnapshotResourceAsksForIt() {
    create();
    await("STABLE", "RUNNING");
    ObjectNode snapshot = Json.object();
    Json.metadata(snapshot).put("name", "now");
    ObjectNode spec = snapshot.putObject("spec");
    spec.putObject("jobReference").put("kind", "FlinkDeployment").put("name", NAME);
    spec.putObject("savepoint").put("disposeOnDelete", false);

    server.create(ApiKind.FLINK_STATE_SNAPSHOT, "default", snapshot);

    await(
        o ->
            server
                .find(ApiKind.FLINK_STATE_SNAPSHOT, "default", "now")
                .filter(s -> Json.text(s, "status", "state").equals("COMPLETED"))
                .isPresent());
    assertThat(folder.resolve("savepoints")).isDirectoryContaining(Files::isDirectory);
  }

  @Test
  void shouldAnswerAsTheJobManager() throws Exception {
    create();
    ObjectNode stable = await("STABLE", "RUNNING");
    String job = Json.text(stable, "status", "jobStatus", "jobId");
    operator.restart(NAME, "a task was lost");

    String url =
        operator.restUrl().replace("{namespace}", "default").replace("{name}", NAME)
            + "/jobs/"
            + job;
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<String> exceptions =
        client.send(
            HttpRequest.newBuilder(URI.create(url + "/exceptions")).build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(exceptions.body()).contains("a task was lost");
    assertThat(
            client
                .send(
                    HttpRequest.newBuilder(URI.create(url + "/checkpoints")).build(),
                    HttpResponse.BodyHandlers.ofString())
                .body())
        .contains("completed");
  }
}
