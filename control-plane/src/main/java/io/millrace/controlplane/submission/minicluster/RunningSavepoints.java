package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.Snapshot;
import io.millrace.controlplane.submission.SnapshotTaking;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.util.ExceptionUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Savepoints that are taken of one run while it goes on. What is complete is found in its folder,
 * so that nothing depends on the memory of this process.
 */
final class RunningSavepoints {
  private static final Logger LOG = LoggerFactory.getLogger(RunningSavepoints.class);

  /** As many as the operator makes on a cluster. */
  private static final int ATTEMPTS = 4;

  private final JobId job;
  private final FlinkJob flink;
  private final RetainedCheckpoints files;
  private final Map<String, Attempt> attempts = new ConcurrentHashMap<>();

  private record Attempt(int number, CompletableFuture<String> location) {}

  RunningSavepoints(JobId job, FlinkJob flink, RetainedCheckpoints files) {
    this.job = job;
    this.flink = flink;
    this.files = files;
  }

  /**
   * @param state of the run
   */
  synchronized SnapshotTaking take(String id, JobState state) {
    Attempt attempt = attempts.get(id);
    if (attempt != null && !attempt.location().isDone()) {
      return new SnapshotTaking.UnderWay("Flink to write it");
    }
    Optional<Snapshot> taken = files.taken(id);
    if (taken.isPresent()) {
      attempts.remove(id);
      return new SnapshotTaking.Taken(taken.get());
    }
    if (attempt != null && attempt.number() >= ATTEMPTS) {
      attempts.remove(id);
      return new SnapshotTaking.Failed(failure(attempt));
    }
    if (state.isTerminal() || state == JobState.SUSPENDED || state == JobState.SUSPENDING) {
      return new SnapshotTaking.Failed("the job is " + state);
    }
    if (state == JobState.RUNNING) {
      begin(id, attempt == null ? 1 : attempt.number() + 1);
    }
    return new SnapshotTaking.UnderWay(
        state == JobState.RUNNING ? "Flink to write it" : "the job, which is " + state);
  }

  private void begin(String id, int number) {
    // What an attempt before has left, of this process or of one that was killed.
    files.discard(id);
    LOG.info("Taking savepoint {} of jobId={} attempt={}", id, job, number);
    attempts.put(id, new Attempt(number, flink.savepoint(files.onDemand(id))));
  }

  private static String failure(Attempt attempt) {
    try {
      return "Flink wrote a savepoint that cannot be read: " + attempt.location().join();
    } catch (CompletionException e) {
      Throwable cause = ExceptionUtils.stripCompletionException(e);
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return cause.getMessage() == null
          ? cause.getClass().getSimpleName()
          : cause.getMessage().strip().lines().findFirst().orElse("");
    }
  }
}
