package io.millrace.controlplane.submission.minicluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.JobSubmitterContract;
import io.millrace.controlplane.submission.SnapshotTaking;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MiniClusterJobSubmitterITCase extends JobSubmitterContract {
  @TempDir Path folder;
  private LocalFlink flink;
  private MiniClusterJobSubmitter submitter;

  @BeforeEach
  void startFlink() throws Exception {
    flink = LocalFlink.start(new LocalFlinkSettings(0, 8, folder, folder.resolve("log")));
    submitter = new MiniClusterJobSubmitter(flink, new TinyTopologies(), Clock.systemUTC());
  }

  @AfterEach
  void stopFlink() throws Exception {
    flink.close();
  }

  @Override
  protected JobSubmitter submitter() {
    return submitter;
  }

  @Override
  protected void restartRuntime() throws Exception {
    flink.close();
    startFlink();
  }

  @Override
  protected int starts(JobId id) {
    return TinyTopologies.starts(id.value());
  }

  @Override
  protected long restored(JobId id) {
    return TinyTopologies.restored(id.value());
  }

  private JobSpec job(String id, String name) {
    return ExampleJobs.inference(id, name, folder.resolve("checkpoints").toUri().toString());
  }

  @Override
  protected JobSpec endlessJob(String id) {
    return job(id, TinyTopologies.ENDLESS);
  }

  @Override
  protected JobSpec finishingJob(String id) {
    return job(id, TinyTopologies.FINISHING);
  }

  @Override
  protected JobSpec failingJob(String id, String message) {
    return job(id, TinyTopologies.FAILING + message);
  }

  @Test
  void shouldContinueFromTheNewestCheckpointOnANewCluster() throws Exception {
    JobSpec job = endlessJob("continues");
    submitter.submit(job);
    awaitCheckpoints(job.jobId(), 1);

    restartRuntime();
    submitter.submit(job);

    await(job.jobId(), JobState.RUNNING);
    assertThat(TinyTopologies.restored("continues")).isPositive();
  }

  @Test
  void shouldGoOnWithASavepointThatTheEndOfTheClusterCutOff() throws Exception {
    JobRun run = JobRun.first(endlessJob("cut-off"));
    submitter.submit(run);
    awaitCheckpoints(run.jobId(), 1);
    submitter.takeSnapshot(run, "0hq5snap0001");

    restartRuntime();
    assertThat(submitter.takeSnapshot(run, "0hq5snap0001"))
        .isIn(new SnapshotTaking.UnderWay("the job to be started"), takenBefore(run));
    submitter.submit(run);
    await(run.jobId(), JobState.RUNNING);

    while (!(submitter.takeSnapshot(run, "0hq5snap0001") instanceof SnapshotTaking.Taken)) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(TinyTopologies.starts("cut-off")).isEqualTo(2);
  }

  /** When Flink was quicker than its end. */
  private static SnapshotTaking takenBefore(JobRun run) {
    return RetainedCheckpoints.of(run)
        .taken("0hq5snap0001")
        .<SnapshotTaking>map(SnapshotTaking.Taken::new)
        .orElse(new SnapshotTaking.UnderWay("the job to be started"));
  }

  @Test
  void shouldFallBackToTheCheckpointBeforeAnUnreadableOne() throws Exception {
    JobSpec job = endlessJob("falls-back");
    submitter.submit(job);
    List<Path> checkpoints = awaitCheckpoints(job.jobId(), 2);
    flink.close();
    checkpoints = completeCheckpoints(job.jobId());
    Path newest = checkpoints.get(checkpoints.size() - 1);
    byte[] metadata = Files.readAllBytes(newest.resolve("_metadata"));
    Files.write(newest.resolve("_metadata"), Arrays.copyOf(metadata, 20));

    startFlink();
    submitter.submit(job);

    await(job.jobId(), JobState.RUNNING);
    assertThat(TinyTopologies.restored("falls-back")).isPositive();
    awaitReadable(newest);
  }

  @Test
  void shouldSayThatAJobWaitsForSlots() {
    JobSpec job = job("too-wide", TinyTopologies.WIDE);

    submitter.submit(job);

    assertThat(awaitError(job.jobId()))
        .isEqualTo(
            "waits for slots: the job needs 64, 8 of 8 are free;"
                + " stop another job or start with a larger --millrace.flink.slots");
    assertThat(submitter.status(job.jobId()).orElseThrow().state()).isEqualTo(JobState.DEPLOYING);
  }

  @Test
  void shouldRefuseAJobThatCannotBeBuilt() {
    assertThatThrownBy(() -> submitter.submit(job("unbuildable", "nothing")))
        .isInstanceOf(JobRefusedException.class)
        .hasMessage("job unbuildable cannot be built: a job without operators");
  }

  @Test
  void shouldGiveAJobTheSameFlinkIdForEver() {
    assertThat(MiniClusterJobSubmitter.flinkJobId(new JobId("tr-1"), 1))
        .hasToString("af7f1b9aadd6c0418f236e4b6b4ec5db");
  }

  private void awaitNoFiles(JobId id) {
    Path files =
        folder
            .resolve("checkpoints")
            .resolve(MiniClusterJobSubmitter.flinkJobId(id, 1).toHexString());
    long deadline = System.nanoTime() + 20_000_000_000L;
    while (Files.exists(files) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(files).doesNotExist();
  }

  private String awaitError(JobId id) {
    while (true) {
      Optional<String> error =
          submitter.status(id).map(status -> status.error() == null ? "" : status.error());
      if (error.isPresent() && !error.get().isEmpty()) {
        return error.get();
      }
      LockSupport.parkNanos(20_000_000);
    }
  }

  private void awaitReadable(Path checkpoint) throws IOException {
    while (!Files.exists(checkpoint.resolve("_metadata"))
        && completeCheckpoints(new JobId("falls-back")).stream()
            .noneMatch(later -> number(later) > number(checkpoint))) {
      LockSupport.parkNanos(20_000_000);
    }
  }

  private List<Path> awaitCheckpoints(JobId id, int atLeast) throws IOException {
    List<Path> complete = completeCheckpoints(id);
    while (complete.size() < atLeast) {
      LockSupport.parkNanos(20_000_000);
      complete = completeCheckpoints(id);
    }
    return complete;
  }

  /** In ascending order. */
  private List<Path> completeCheckpoints(JobId id) throws IOException {
    Path job =
        folder
            .resolve("checkpoints")
            .resolve(MiniClusterJobSubmitter.flinkJobId(id, 1).toHexString());
    if (!Files.exists(job)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(job)) {
      return entries
          .filter(entry -> Files.exists(entry.resolve("_metadata")))
          .sorted(Comparator.comparingLong(MiniClusterJobSubmitterITCase::number))
          .toList();
    }
  }

  private static long number(Path checkpoint) {
    return Long.parseLong(checkpoint.getFileName().toString().substring("chk-".length()));
  }

  @Test
  void shouldKeepNoCheckpointsOfAJobThatWasCanceled() throws Exception {
    // Given
    JobSpec job = endlessJob("canceled-for-good");
    submitter.submit(job);
    awaitCheckpoints(job.jobId(), 1);

    // When
    submitter.cancel(job.jobId());
    await(job.jobId(), JobState.CANCELED);

    // Then
    awaitNoFiles(job.jobId());
  }

  @Test
  void shouldEndAStoppedJobInOrderAndKeepNoSavepointOfIt() {
    // Given
    JobSpec job = endlessJob("stopped-in-order");
    submitter.submit(job);
    await(job.jobId(), JobState.RUNNING);

    // When
    submitter.stop(job.jobId());

    // Then
    await(job.jobId(), JobState.FINISHED);
    assertThat(TinyTopologies.drained("stopped-in-order")).isTrue();
    awaitNoFiles(job.jobId());
  }

  @Test
  void shouldKeepNoFilesOfAnEndedJobThatNobodyAsksFor() throws Exception {
    // Given
    JobSpec job = endlessJob("forgotten");
    submitter.submit(job);
    await(job.jobId(), JobState.RUNNING);
    awaitCheckpoints(job.jobId(), 1);

    // When
    submitter.stop(job.jobId());

    // Then
    awaitNoFiles(job.jobId());
  }

  @Test
  void shouldLetNobodyStopJobsThroughTheDashboard() throws Exception {
    // Given
    JobSpec job = endlessJob("not-for-strangers");
    submitter.submit(job);
    await(job.jobId(), JobState.RUNNING);
    String flinkJob =
        flink.restUrl() + "/jobs/" + MiniClusterJobSubmitter.flinkJobId(job.jobId(), 1);

    // When
    List<Integer> acts =
        List.of(
            ask("PATCH", flinkJob + "?mode=cancel"),
            ask("POST", flinkJob + "/stop"),
            ask("POST", flinkJob + "/savepoints"),
            ask("DELETE", flink.restUrl() + "/cluster"));

    // Then
    assertThat(acts).containsOnly(403);
    assertThat(ask("GET", flinkJob)).isEqualTo(200);
    assertThat(submitter.status(job.jobId()).orElseThrow().state()).isEqualTo(JobState.RUNNING);
  }

  private static int ask(String method, String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
  }
}
