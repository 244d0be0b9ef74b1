package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.controlplane.kubernetes.Fault;
import io.millrace.controlplane.kubernetes.JobScript;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.SnapshotTaking;
import io.millrace.controlplane.submission.SnapshotTaking.Failed;
import io.millrace.controlplane.submission.SnapshotTaking.Taken;
import io.millrace.controlplane.submission.SnapshotTaking.UnderWay;
import io.millrace.controlplane.submission.Suspension;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Savepoints of running jobs when the operator, its cluster or we ourselves are in the way. */
class StateSnapshotsTest {
  private static final String JOB = "flowers";
  private static final String ID = "0hq5snap0001";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TempDir private Path folder;
  private OperatorCluster cluster;
  private JobRun run;

  @BeforeEach
  void startAJob() {
    cluster = new OperatorCluster(folder, Clock.systemUTC());
    run = JobRun.first(cluster.inference(JOB));
    cluster.submitter().submit(run);
    cluster.await(
        JOB, seen -> seen.state() == JobState.RUNNING && seen.steadiness().checkpoints() > 0);
  }

  @AfterEach
  void stopCluster() {
    cluster.close();
  }

  private SnapshotTaking ask() {
    return cluster.submitter().takeSnapshot(run, ID);
  }

  private SnapshotTaking await(Predicate<SnapshotTaking> wanted) {
    Instant deadline = Instant.now().plus(PATIENCE);
    SnapshotTaking last = ask();
    while (!wanted.test(last) && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(10_000_000);
      last = ask();
    }
    assertThat(wanted.test(last)).as("last %s", last).isTrue();
    return last;
  }

  private Snapshot awaitTaken() {
    return ((Taken) await(Taken.class::isInstance)).snapshot();
  }

  private int resources() {
    return cluster.server.list(ApiKind.FLINK_STATE_SNAPSHOT, "default").size();
  }

  @Test
  void shouldSayWhyTheOperatorTookNone() {
    cluster.script(JOB, JobScript.RUNS.with(JobScript.Savepoints.FAIL));

    SnapshotTaking taking = await(Failed.class::isInstance);

    assertThat(taking).isEqualTo(new Failed("Savepoint Error"));
    assertThat(cluster.await(JOB, seen -> true).state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void shouldWaitForAnOperatorThatIsNotThere() {
    cluster.operator.absent(true);

    assertThat(ask()).isEqualTo(new UnderWay("the operator, which says nothing"));
    assertThat(ask()).isEqualTo(new UnderWay("the operator, which says UNKNOWN"));

    cluster.operator.absent(false);
    awaitTaken();
  }

  @Test
  void shouldAskOnceThoughTheAnswerIsLostAndTheProcessBeginsAnew() {
    cluster.operator.absent(true);
    cluster.server.inject(Fault.on("POST", "flinkstatesnapshots").cutsAfter());
    try {
      ask();
    } catch (RuntimeUnreachableException lost) {
      assertThat(lost).hasMessageContaining("creating FlinkStateSnapshot flowers-1-" + ID);
    }

    cluster.restart();
    ask();
    cluster.operator.absent(false);

    awaitTaken();
    assertThat(resources()).isEqualTo(1);
  }

  @Test
  void shouldFindWhatWasTakenWhenSomebodyDeletesItsResource() {
    Snapshot taken = awaitTaken();

    cluster.server.erase(ApiKind.FLINK_STATE_SNAPSHOT, "default", "flowers-1-" + ID);

    assertThat(ask()).isEqualTo(new Taken(taken));
    assertThat(resources()).isZero();
  }

  @Test
  void shouldDeleteTheResourceWithTheFiles() {
    Path files = Path.of(awaitTaken().location().replaceFirst("^file:/+", "/"));
    assertThat(files).isDirectory();

    cluster.submitter().discardSnapshot(run, ID);

    assertThat(files).doesNotExist();
    assertThat(resources()).isZero();
  }

  @Test
  void shouldTakeAwayTheResourcesWithTheirJob() {
    awaitTaken();

    cluster.submitter().cancel(run.jobId());
    cluster.await(JOB, seen -> seen.state() == JobState.CANCELED);

    assertThat(resources()).isZero();
    assertThat(folder.resolve("checkpoints").resolve(JOB)).doesNotExist();
  }

  @Test
  void shouldLeaveACheckpointAndNotASavepointThatWasTakenBefore() {
    Snapshot taken = awaitTaken();

    cluster.submitter().suspend(run, Suspension.AT_ONCE);
    Snapshot left = cluster.await(JOB, seen -> seen.state() == JobState.SUSPENDED).snapshot();

    assertThat(left.kind()).isEqualTo(Snapshot.Kind.CHECKPOINT);
    assertThat(left.location()).isNotEqualTo(taken.location());
  }

  @Test
  void shouldSayThatTheClusterKnowsNoSuchResource() {
    cluster.server.inject(
        Fault.on("POST", "flinkstatesnapshots")
            .answers(404, "NotFound", "the server could not find the requested resource")
            .always());

    assertThatThrownBy(this::ask)
        .isInstanceOf(RuntimeUnreachableException.class)
        .hasMessage(
            "creating FlinkStateSnapshot flowers-1-"
                + ID
                + " failed: the server could not find the requested resource");
  }
}
