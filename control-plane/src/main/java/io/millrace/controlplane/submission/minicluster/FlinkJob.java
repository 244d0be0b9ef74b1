package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobReport;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.messages.FlinkJobNotFoundException;
import org.apache.flink.util.ExceptionUtils;
import org.jspecify.annotations.Nullable;

/** What is asked of Flink about one of its jobs, and how long for an answer is waited. */
final class FlinkJob {
  private static final int ANSWER_SECONDS = 30;

  private final LocalFlink flink;
  private final JobId job;
  private final JobID id;

  /**
   * @param job as people know it
   * @param id as Flink does
   */
  FlinkJob(LocalFlink flink, JobId job, JobID id) {
    this.flink = flink;
    this.job = job;
    this.id = id;
  }

  void submit(JobGraph graph) {
    answer(flink.cluster().submitJob(graph));
  }

  /** Calls when the job has ended, however; from a thread that may wait. */
  void afterEnd(Runnable action) {
    flink.cluster().requestJobResult(id).whenCompleteAsync((result, failure) -> action.run());
  }

  void cancel() {
    answer(flink.cluster().cancelJob(id));
  }

  /**
   * @param drain whether its sources are to end before; else nothing but the barrier comes out
   * @return location of the savepoint, once the job has ended
   */
  CompletableFuture<String> stop(String directory, boolean drain) {
    return flink.cluster().stopWithSavepoint(id, directory, drain, SavepointFormatType.NATIVE);
  }

  /**
   * @return location of the savepoint; the job goes on
   */
  CompletableFuture<String> savepoint(String directory) {
    return flink.cluster().triggerSavepoint(id, directory, false, SavepointFormatType.NATIVE);
  }

  /** Empty when Flink has forgotten it. */
  Optional<AccessExecutionGraph> graph() {
    return answer(
        flink
            .cluster()
            .getExecutionGraph(id)
            .<Optional<AccessExecutionGraph>>thenApply(Optional::of)
            .exceptionally(FlinkJob::emptyWhenNotFound));
  }

  private static Optional<AccessExecutionGraph> emptyWhenNotFound(Throwable failure) {
    if (ExceptionUtils.findThrowable(failure, FlinkJobNotFoundException.class).isPresent()) {
      return Optional.empty();
    }
    throw new CompletionException(failure);
  }

  String page() {
    return flink.restUrl() + "/#/job/running/" + id.toHexString() + "/overview";
  }

  /** Over REST: the cluster in this JVM gives the history of failures to nobody else. */
  Optional<JobReport> report(JobState state) {
    try {
      return flink.rest().report(job.value(), id.toHexString(), state);
    } catch (IOException e) {
      throw new RuntimeUnreachableException("Flink does not answer for job " + job, e);
    }
  }

  /** Why it failed, or what holds it up. */
  @Nullable String error(JobState state, AccessExecutionGraph graph) {
    return switch (state) {
      case FAILED -> FlinkStates.rootCause(graph.getFailureInfo());
      case RESTARTING -> {
        String waits = waitingForSlots(graph);
        yield waits == null ? FlinkStates.rootCause(graph.getFailureInfo()) : waits;
      }
      case DEPLOYING -> waitingForSlots(graph);
      default -> null;
    };
  }

  private @Nullable String waitingForSlots(AccessExecutionGraph graph) {
    return FlinkStates.waitingForSlots(graph, answer(flink.cluster().requestClusterOverview()));
  }

  private <T> T answer(CompletableFuture<T> asked) {
    try {
      return asked.get(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new RuntimeUnreachableException("interrupted while asking for job " + job, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new RuntimeUnreachableException("Flink does not answer for job " + job, e);
    }
  }
}
