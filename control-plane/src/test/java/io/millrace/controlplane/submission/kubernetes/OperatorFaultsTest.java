package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.controlplane.kubernetes.Fault;
import io.millrace.controlplane.kubernetes.JobScript;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobStatus.Trouble;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.Suspension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the submitter does when the cluster does not do what is wanted. */
class OperatorFaultsTest {
  private static final String JOB = "flowers";
  private static final Predicate<JobStatus> HAS_CHECKPOINT =
      status -> status.state() == JobState.RUNNING && status.steadiness().checkpoints() > 0;

  @TempDir private Path folder;
  private final LaterClock clock = new LaterClock();
  private OperatorCluster cluster;
  private JobRun run;

  /** The system's, moved on. */
  private static final class LaterClock extends Clock {
    private volatile Duration later = Duration.ZERO;

    @Override
    public Instant instant() {
      return Instant.now().plus(later);
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  @BeforeEach
  void startCluster() {
    cluster = new OperatorCluster(folder, clock);
    run = JobRun.first(cluster.inference(JOB));
  }

  @AfterEach
  void stopCluster() {
    cluster.close();
  }

  private static Predicate<JobStatus> is(JobState state) {
    return status -> status.state() == state;
  }

  private JobStatus suspended(Suspension how) {
    cluster.submitter().suspend(run, how);
    return cluster.await(JOB, is(JobState.SUSPENDED));
  }

  private Path files() {
    return folder.resolve("checkpoints").resolve(JOB);
  }

  @Test
  void shouldTellOfAnImageThatIsNotThereLongBeforeTheOperatorDoes() {
    cluster.script(JOB, JobScript.RUNS.with(JobScript.Start.IMAGE_MISSING));
    cluster.submitter().submit(run);

    JobStatus seen =
        cluster.await(
            JOB, status -> status.state() == JobState.DEPLOYING && status.trouble() != null);

    assertThat(seen.trouble().kind()).isEqualTo(Trouble.Kind.DEGRADED);
    assertThat(seen.trouble().reason()).contains("Image").contains("millrace.kubernetes.image");
    assertThat(seen.error()).isEqualTo(seen.trouble().reason());
    Instant since = seen.trouble().since();
    assertThat(cluster.await(JOB, status -> true).trouble().since()).isEqualTo(since);
  }

  @Test
  void shouldSuspendAtOnceAJobThatNeverCameUp() {
    cluster.script(JOB, JobScript.RUNS.with(JobScript.Start.IMAGE_MISSING));
    cluster.submitter().submit(run);
    cluster.await(JOB, status -> status.trouble() != null);
    cluster.submitter().suspend(run, Suspension.WITH_SAVEPOINT);
    assertThat(cluster.await(JOB, status -> true).state()).isEqualTo(JobState.DEPLOYING);

    JobStatus left = suspended(Suspension.AT_ONCE);

    assertThat(left.snapshot()).isNull();
  }

  @Test
  void shouldWaitForAnOperatorThatIsNotThere() {
    cluster.operator.absent(true);
    cluster.submitter().submit(run);

    assertThat(cluster.await(JOB, status -> true).state()).isEqualTo(JobState.SUBMITTED);

    cluster.operator.absent(false);
    cluster.await(JOB, is(JobState.RUNNING));
  }

  @Test
  void shouldLetAJobRestThatNoOperatorHasTouched() {
    cluster.operator.absent(true);
    cluster.submitter().submit(run);

    assertThat(suspended(Suspension.AT_ONCE).snapshot()).isNull();
  }

  @Test
  void shouldTakeTheNewestCheckpointWhenNoSavepointCanBeTaken() {
    cluster.script(JOB, JobScript.RUNS.with(JobScript.Savepoints.FAIL));
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);
    cluster.submitter().suspend(run, Suspension.WITH_SAVEPOINT);
    JobStatus tries = cluster.await(JOB, status -> status.error() != null);
    assertThat(tries.state()).isEqualTo(JobState.SUSPENDING);
    assertThat(tries.error()).contains("Savepoint Error");

    JobStatus left = suspended(Suspension.AT_ONCE);

    assertThat(left.snapshot().kind()).isEqualTo(Snapshot.Kind.CHECKPOINT);
    assertThat(left.snapshot().location()).contains("/" + JOB + "/runs/1/checkpoints/");
  }

  @Test
  void shouldNeverTakeTheSavepointOfAnEarlierRunForThisOnes() {
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);
    Snapshot first = suspended(Suspension.WITH_SAVEPOINT).snapshot();
    run = new JobRun(run.spec(), 2, first);
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);

    Snapshot second = suspended(Suspension.AT_ONCE).snapshot();

    assertThat(first.location()).contains("/runs/1/savepoints/");
    assertThat(second.location()).contains("/runs/2/checkpoints/");
  }

  @Test
  void shouldSayThatAResourceWasDeletedBehindOurBackAndKeepWhatTheJobKnew() {
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);
    cluster.server.erase(ApiKind.FLINK_DEPLOYMENT, "default", JOB);
    cluster.awaitUnreachable(JOB, "nothing is known of FlinkDeployment flowers: it is not there");

    clock.later = Duration.ofSeconds(31);

    JobStatus gone = cluster.await(JOB, is(JobState.FAILED));
    assertThat(gone.error())
        .startsWith("FlinkDeployment flowers was deleted, and not by Millrace; what the job knew")
        .endsWith("/checkpoints/flowers");
    cluster.submitter().suspend(run, Suspension.AT_ONCE);
    assertThat(cluster.await(JOB, status -> true).state()).isEqualTo(JobState.SUSPENDING);
    cluster.collectPods();
    assertThat(cluster.await(JOB, is(JobState.SUSPENDED)).snapshot().kind())
        .isEqualTo(Snapshot.Kind.CHECKPOINT);
  }

  @Test
  void shouldTakeNoSilenceForAnAbsence() {
    cluster.submitter().submit(run);
    cluster.await(JOB, is(JobState.RUNNING));

    cluster.server.goDown();
    clock.later = Duration.ofMinutes(1);

    cluster.awaitUnreachable(JOB, "does not answer");
    cluster.server.comeBack();
    cluster.await(JOB, is(JobState.RUNNING));
  }

  @Test
  void shouldNoticeAWatchWhoseConnectionIsDead() {
    cluster.submitter().submit(run);
    cluster.await(JOB, is(JobState.RUNNING));

    cluster.server.holdWatches(true);
    cluster.operator.fail(JOB, "no more");

    assertThat(cluster.await(JOB, is(JobState.FAILED)).error()).isEqualTo("no more");
  }

  @ParameterizedTest
  @ValueSource(strings = {"configmaps", "flinkdeployments"})
  void shouldStartAJobOnceWhenTheAnswerToItsCreationIsLost(String kind) {
    cluster.server.inject(Fault.on("POST", kind).cutsAfter());
    try {
      cluster.submitter().submit(run);
    } catch (RuntimeUnreachableException e) {
      cluster.restart();
      cluster.submitter().submit(run);
    }

    cluster.await(JOB, is(JobState.RUNNING));
    assertThat(cluster.operator.starts(JOB)).isEqualTo(1);
  }

  @Test
  void shouldDecideAgainUponAConflict() {
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);
    Fault ledger = cluster.server.inject(Fault.on("PATCH", "configmaps").answersConflict());
    Fault resource = cluster.server.inject(Fault.on("PUT", "flinkdeployments").answersConflict());

    Snapshot left = suspended(Suspension.WITH_SAVEPOINT).snapshot();

    assertThat(left.kind()).isEqualTo(Snapshot.Kind.SAVEPOINT);
    assertThat(ledger.struck()).isEqualTo(1);
    assertThat(resource.struck()).isEqualTo(1);
  }

  @Test
  void shouldGoOnWithASuspensionThatAnotherProcessHasBegun() {
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);
    cluster.operator.absent(true);
    cluster.submitter().suspend(run, Suspension.WITH_SAVEPOINT);

    cluster.restart();
    cluster.operator.absent(false);

    assertThat(cluster.await(JOB, is(JobState.SUSPENDED)).snapshot().kind())
        .isEqualTo(Snapshot.Kind.SAVEPOINT);
  }

  @Test
  void shouldLeaveNothingOfACanceledJobButItsLedger() {
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);

    cluster.submitter().cancel(run.jobId());

    cluster.await(JOB, is(JobState.CANCELED));
    assertThat(files()).doesNotExist();
    assertThat(cluster.server.list(ApiKind.FLINK_DEPLOYMENT, "default")).isEmpty();
    assertThat(cluster.server.list(ApiKind.POD, "default")).isEmpty();
    assertThat(cluster.server.find(ApiKind.CONFIG_MAP, "default", JOB + "-run-1")).isPresent();
  }

  @Test
  void shouldKeepAFinishedTrainingForAWhileAndThenRemoveIt() {
    cluster.with(Map.of("keep-ended", "1m"));
    cluster.script("learns", JobScript.RUNS.with(JobScript.Course.FINISHES));
    JobRun training = JobRun.first(cluster.training("learns"));
    cluster.submitter().submit(training);
    cluster.await("learns", is(JobState.FINISHED));
    assertThat(cluster.server.list(ApiKind.FLINK_DEPLOYMENT, "default")).hasSize(1);

    clock.later = Duration.ofMinutes(2);

    cluster.awaitNone(ApiKind.FLINK_DEPLOYMENT);
    cluster.submitter().submit(training);
    assertThat(cluster.await("learns", status -> true).state()).isEqualTo(JobState.FINISHED);
    assertThat(cluster.operator.starts("learns")).isEqualTo(1);
  }

  @Test
  void shouldDeleteTheSnapshotsOfEarlierRunsThatNobodyNeeds() {
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);
    Snapshot left = suspended(Suspension.WITH_SAVEPOINT).snapshot();
    run = new JobRun(run.spec(), 2, left);
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);

    cluster.submitter().retain(run, Set.of(left.location()));
    assertThat(files().resolve("runs/1/savepoints")).isNotEmptyDirectory();
    cluster.submitter().retain(run, Set.of());

    assertThat(Files.exists(files().resolve("runs/1"))).isFalse();
    assertThat(cluster.server.find(ApiKind.CONFIG_MAP, "default", JOB + "-run-1")).isEmpty();
    assertThat(cluster.await(JOB, status -> true).run()).isEqualTo(2);
  }

  @Test
  void shouldTellOfARestartByFlinksOwnWord() {
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);

    cluster.operator.restart(JOB, "a record is broken");

    assertThat(cluster.await(JOB, status -> status.steadiness().restarts() > 0).run()).isEqualTo(1);
  }

  @Test
  void shouldKnowAJobOfTheSessionByTheIdThatTheOperatorChose() {
    cluster.with(Map.of("session.enabled", "true", "session.jar", "https://store/jobs.jar"));
    cluster.submitter().submit(cluster.training("learns"));

    cluster.server.editStatus(
        ApiKind.FLINK_SESSION_JOB,
        "default",
        "learns",
        job -> {
          ObjectNode status = job.putObject("status");
          status.put("lifecycleState", "STABLE").put("observedGeneration", 1);
          status.putObject("jobStatus").put("state", "RUNNING").put("jobId", "5".repeat(32));
        });

    JobStatus seen = cluster.await("learns", is(JobState.RUNNING));
    assertThat(seen.flinkJobId()).isEqualTo("5".repeat(32));
    assertThat(cluster.server.find(ApiKind.FLINK_DEPLOYMENT, "default", "millrace-session"))
        .isPresent();
  }

  private void suspendByHand(String name) {
    cluster.server.edit(
        ApiKind.FLINK_DEPLOYMENT,
        "default",
        name,
        there -> ((ObjectNode) there.at("/spec/job")).put("state", "suspended"));
  }

  @Test
  void shouldSayThatSomebodyElseLetsADeploymentRestAndKeepWhatItLeft() {
    cluster.submitter().submit(run);
    cluster.await(JOB, HAS_CHECKPOINT);

    suspendByHand(JOB);

    JobStatus rests = cluster.await(JOB, is(JobState.SUSPENDED));
    assertThat(rests.snapshot()).isNotNull();
  }

  @Test
  void shouldTakeATrainingThatSomebodyElseSuspendsForFailed() {
    cluster.submitter().submit(cluster.training("learns"));
    cluster.await("learns", is(JobState.RUNNING));

    suspendByHand("learns");

    assertThat(cluster.await("learns", is(JobState.FAILED)).error())
        .isEqualTo("FlinkDeployment learns was suspended, and not by Millrace");
  }

  /** One with known faults. */
  private void installOldOperator() {
    cluster.server.create(
        ApiKind.DEPLOYMENT,
        "default",
        (ObjectNode)
            JsonMapper.shared()
                .readTree(
                    """
                    {"metadata": {"name": "flink-kubernetes-operator"},
                     "spec": {"template": {"spec": {"containers": [
                       {"name": "operator",
                        "image": "apache/flink-kubernetes-operator:1.15.0"}]}}}}
                    """));
  }

  @Test
  void shouldRefuseATrainingUnderAnOperatorThatMayNotKeepItsEnd() {
    installOldOperator();
    cluster.with(Map.of("operator.namespace", "default", "operator.accept-any-version", "false"));

    assertThatThrownBy(() -> cluster.submitter().submit(cluster.training("learns")))
        .isInstanceOf(JobRefusedException.class)
        .hasMessageContaining("millrace.kubernetes.operator.accept-any-version");
    assertThat(cluster.submitter().status(new JobId("learns"))).isEmpty();
  }

  @Test
  void shouldWarnOfAnOperatorThatWasAccepted() {
    installOldOperator();
    cluster.with(Map.of("operator.namespace", "default"));
    cluster.submitter().submit(cluster.training("learns"));

    JobStatus seen = cluster.await("learns", is(JobState.RUNNING));

    assertThat(seen.trouble().kind()).isEqualTo(Trouble.Kind.WARNING);
    assertThat(seen.trouble().reason()).contains("1.15.0");
  }
}
