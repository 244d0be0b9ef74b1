package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.controlplane.kubernetes.Fault;
import io.millrace.controlplane.kubernetes.JobScript;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import tools.jackson.databind.JsonNode;

/**
 * Upgrades and ways back on the operator, with everything going wrong that may. What befalls one
 * job is tried with several at a time, what befalls the whole cluster alone.
 */
class OperatorUpgradeITCase {
  private static final Map<String, Object> SMALL_BATCHES = Map.of("batch", Map.of("maxSize", 32));
  private static final String CLUSTER = "the cluster";

  /** Of faults that befall one job: beside others of its kind, not beside other classes. */
  @Test
  @Execution(ExecutionMode.CONCURRENT)
  @ResourceLock(value = CLUSTER, mode = ResourceAccessMode.READ)
  @Target(ElementType.METHOD)
  @Retention(RetentionPolicy.RUNTIME)
  private @interface OneJobTest {}

  private static OperatedControlPlane plane;
  private static String result;

  @BeforeAll
  static void start(@TempDir Path folder) {
    plane = new OperatedControlPlane(folder, Map.of());
    result = plane.trainedResult(folder.resolve("model"));
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  @AfterEach
  void heal() {
    plane.server.comeBack();
    plane.operator.absent(false);
  }

  private static String job(String id) {
    return OperatedControlPlane.job(id);
  }

  private static JsonNode awaitRevision(String id, int revision) {
    JsonNode done = plane.awaitState(id, "RUNNING");
    assertThat(done.path("revision").asInt()).isEqualTo(revision);
    return done;
  }

  private static String snapshotOf(String id) {
    return plane.revisions(id).get(1).path("snapshot").path("kind").asString("");
  }

  @OneJobTest
  void shouldUpgradeAndRollBackWithoutLosingWhatTheJobKnew() {
    // Given
    String id = plane.running(result);

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    plane.awaitStep(id, "DONE");
    long knownAfter = plane.operator.restored(job(id));
    plane.act(id, "rollback", Map.of());
    plane.awaitStep(id, "DONE");

    // Then
    assertThat(knownAfter).isPositive();
    assertThat(plane.operator.restored(job(id))).isGreaterThan(knownAfter);
    assertThat(plane.operator.starts(job(id))).isEqualTo(3);
    awaitRevision(id, 1);
  }

  @OneJobTest
  void shouldRollBackToTheSavepointOfARevision() {
    // Given
    String id = plane.running(result);
    plane.act(id, "upgrade", SMALL_BATCHES);
    plane.awaitStep(id, "DONE");
    long left = plane.operator.restored(job(id));

    // When
    plane.act(id, "rollback", Map.of("revision", 1, "state", "SAVEPOINT"));
    plane.awaitStep(id, "DONE");

    // Then
    assertThat(plane.operator.restored(job(id))).isEqualTo(left);
    awaitRevision(id, 1);
  }

  @OneJobTest
  void shouldDecideAgainAfterEachConflict() {
    // Given
    String id = plane.running(result);
    Fault conflicts =
        plane.server.inject(Fault.on("PUT|PATCH", job(id)).answersConflict().times(6));

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    plane.awaitStep(id, "DONE");

    // Then
    assertThat(conflicts.struck()).isEqualTo(6);
    assertThat(plane.operator.starts(job(id))).isEqualTo(2);
    awaitRevision(id, 2);
  }

  @Test
  @ResourceLock(CLUSTER)
  void shouldWaitForAnOperatorThatIsAbsentAndSaySo() {
    // Given
    String id = plane.running(result);
    plane.operator.absent(true);

    // When
    plane.act(id, "suspend", Map.of());
    JsonNode waiting = plane.awaitCondition(id, "STUCK");
    plane.operator.absent(false);
    plane.awaitState(id, "SUSPENDED");
    plane.operator.absent(true);
    plane.act(id, "resume", Map.of());
    JsonNode starting = plane.awaitStep(id, "STARTING");

    // Then
    assertThat(waiting.path("state").asString()).isEqualTo("SUSPENDING");
    assertThat(waiting.path("conditions").path(0).path("remedy").asString()).isNotBlank();
    assertThat(starting.path("state").asString()).isNotEqualTo("RUNNING");
    plane.operator.absent(false);
    awaitRevision(id, 1);
    assertThat(plane.operator.restored(job(id))).isPositive();
  }

  @OneJobTest
  void shouldGoOnFromTheLastCheckpointWhenNoSavepointCanBeTaken() {
    // Given
    String id = plane.running(result);
    plane.operator.script(job(id), JobScript.RUNS.with(JobScript.Savepoints.FAIL));

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    plane.awaitStep(id, "DONE");

    // Then
    assertThat(snapshotOf(id)).isEqualTo("CHECKPOINT");
    assertThat(plane.operator.restored(job(id))).isPositive();
    awaitRevision(id, 2);
  }

  @OneJobTest
  void shouldSayThatTheImageIsMissingAndGoBackByItself() {
    // Given
    String id = plane.running(result);
    plane.operator.script(job(id), JobScript.RUNS.with(JobScript.Start.IMAGE_MISSING));

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    JsonNode degraded = plane.awaitCondition(id, "ImagePullBackOff");
    plane.awaitState(id, "ROLLING_BACK");
    plane.operator.script(job(id), JobScript.RUNS);
    plane.awaitStep(id, "ROLLED_BACK");

    // Then
    assertThat(degraded.path("flags").toString()).contains("DEGRADED");
    assertThat(degraded.path("state").asString()).isIn("UPGRADING", "ROLLING_BACK");
    awaitRevision(id, 1);
    assertThat(plane.operator.restored(job(id))).isPositive();
  }

  @OneJobTest
  void shouldGoBackByItselfWhenTheJobFailsAfterTheUpgrade() {
    // Given
    String id = plane.running(result);

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    Api.await(() -> plane.operator.starts(job(id)) == 2);
    plane.operator.fail(job(id), "no memory");
    plane.awaitStep(id, "ROLLED_BACK");

    // Then
    JsonNode back = awaitRevision(id, 1);
    assertThat(back.path("operation").path("reason").asString()).contains("no memory");
    assertThat(plane.operator.starts(job(id))).isEqualTo(3);
    assertThat(plane.operator.restored(job(id))).isPositive();
  }

  @OneJobTest
  void shouldOfferWaysOutWhenNeitherSettingsWork() {
    // Given
    String id = plane.running(result);
    JobScript failing = JobScript.RUNS.failing("no memory at all");

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    plane.operator.script(job(id), failing);
    JsonNode failed = plane.awaitState(id, "UPGRADE_FAILED");
    plane.operator.script(job(id), JobScript.RUNS);
    plane.act(id, "resume", Map.of());

    // Then
    assertThat(failed.path("error").path("message").asString()).contains("no memory at all");
    plane.awaitState(id, "RUNNING");
    assertThat(plane.operator.restored(job(id))).isPositive();
  }

  @Test
  @ResourceLock(CLUSTER)
  void shouldGoOnThroughErrorsAndLostWatchesOfTheApiServer() {
    // Given
    String id = plane.running(result);
    plane.server.inject(
        Fault.on(".*", "/flinkdeployments|/configmaps")
            .answers(500, "InternalError", "etcdserver: leader changed")
            .times(5));

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    plane.server.compact();
    plane.server.dropWatches();
    plane.awaitStep(id, "DONE");

    // Then
    assertThat(plane.operator.starts(job(id))).isEqualTo(2);
    awaitRevision(id, 2);
  }

  @Test
  @ResourceLock(CLUSTER)
  void shouldSayThatTheApiServerIsUnreachableAndGoOnWhenItIsBack() {
    // Given
    String id = plane.running(result);

    // When
    plane.server.goDown();
    plane.act(id, "upgrade", SMALL_BATCHES);
    JsonNode unreachable = plane.awaitCondition(id, "UNREACHABLE");
    plane.server.comeBack();
    plane.awaitStep(id, "DONE");

    // Then
    assertThat(unreachable.path("state").asString()).isEqualTo("UPGRADING");
    awaitRevision(id, 2);
  }

  @OneJobTest
  void shouldNotTakeADeletedDeploymentForOneThatRuns() {
    // Given
    String id = plane.running(result);

    // When
    plane.server.erase(ApiKind.FLINK_DEPLOYMENT, "default", job(id));

    // Then
    JsonNode seen = plane.awaitCondition(id, "it is not there");
    assertThat(seen.path("flags").toString()).contains("UNREACHABLE");
    assertThat(plane.operator.starts(job(id))).isEqualTo(1);
  }

  @OneJobTest
  void shouldFindTheSavepointThatTheOperatorCouldNotTellOf() {
    // Given
    String id = plane.running(result);
    plane.operator.script(job(id), JobScript.RUNS.with(JobScript.Savepoints.GO_UNTOLD));

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    plane.awaitStep(id, "DONE");

    // Then
    assertThat(snapshotOf(id)).isEqualTo("SAVEPOINT");
    assertThat(plane.operator.restored(job(id))).isPositive();
    awaitRevision(id, 2);
  }

  private static String upgraded() {
    String id = plane.running(result);
    plane.act(id, "upgrade", SMALL_BATCHES);
    plane.awaitStep(id, "DONE");
    return id;
  }

  @OneJobTest
  void shouldRollBackThroughConflictsAndASavepointThatFails() {
    // Given
    String id = upgraded();
    plane.operator.script(job(id), JobScript.RUNS.with(JobScript.Savepoints.FAIL));
    Fault conflicts =
        plane.server.inject(Fault.on("PUT|PATCH", job(id)).answersConflict().times(6));

    // When
    plane.act(id, "rollback", Map.of());
    plane.awaitStep(id, "DONE");

    // Then
    assertThat(conflicts.struck()).isEqualTo(6);
    assertThat(plane.operator.starts(job(id))).isEqualTo(3);
    assertThat(plane.operator.restored(job(id))).isPositive();
    awaitRevision(id, 1);
  }

  @OneJobTest
  void shouldSayWhyARollbackDoesNotStartAndGoOnWhenItCan() {
    // Given
    String id = upgraded();
    plane.operator.script(job(id), JobScript.RUNS.with(JobScript.Start.NO_NODE));

    // When
    plane.act(id, "rollback", Map.of());
    JsonNode degraded = plane.awaitCondition(id, "Insufficient cpu");
    plane.operator.script(job(id), JobScript.RUNS);

    // Then
    assertThat(degraded.path("state").asString()).isEqualTo("ROLLING_BACK");
    assertThat(degraded.path("conditions").path(0).path("remedy").asString()).isNotBlank();
    awaitRevision(id, 1);
  }

  @OneJobTest
  void shouldSayThatTheJobManagerCrashesAndGoBackByItself() {
    // Given
    String id = plane.running(result);
    plane.operator.script(job(id), JobScript.RUNS.with(JobScript.Start.CRASHES));

    // When
    plane.act(id, "upgrade", SMALL_BATCHES);
    JsonNode degraded = plane.awaitCondition(id, "CrashLoopBackOff");
    plane.awaitState(id, "ROLLING_BACK");
    plane.operator.script(job(id), JobScript.RUNS);
    plane.awaitStep(id, "ROLLED_BACK");

    // Then
    assertThat(degraded.path("flags").toString()).contains("DEGRADED");
    awaitRevision(id, 1);
  }
}
