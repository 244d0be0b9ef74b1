package io.millrace.controlplane.submission.minicluster;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.submission.JobStatus.Steadiness;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.instance.SlotSharingGroupId;
import org.apache.flink.runtime.messages.webmonitor.ClusterOverview;
import org.apache.flink.util.SerializedThrowable;
import org.jspecify.annotations.Nullable;

/** Flink's words for the life of a job, in ours. */
final class FlinkStates {
  private FlinkStates() {}

  /**
   * Flink calls a job RUNNING from the moment it asks for slots; for us it runs when each of its
   * subtasks does.
   */
  static JobState of(JobStatus status, boolean allSubtasksStarted, boolean restarted) {
    return switch (status) {
      case INITIALIZING, CREATED, RECONCILING -> JobState.DEPLOYING;
      case RUNNING ->
          allSubtasksStarted
              ? JobState.RUNNING
              : restarted ? JobState.RESTARTING : JobState.DEPLOYING;
      case RESTARTING, FAILING, SUSPENDED -> JobState.RESTARTING;
      case CANCELLING -> JobState.CANCELLING;
      case FINISHED -> JobState.FINISHED;
      case FAILED -> JobState.FAILED;
      case CANCELED -> JobState.CANCELED;
    };
  }

  static JobState of(AccessExecutionGraph graph) {
    boolean started = true;
    boolean restarted = false;
    for (AccessExecutionVertex subtask : graph.getAllExecutionVertices()) {
      ExecutionState state = subtask.getExecutionState();
      started &= state == ExecutionState.RUNNING || state == ExecutionState.FINISHED;
      restarted |= subtask.getCurrentExecutionAttempt().getAttemptNumber() > 0;
    }
    return of(graph.getState(), started, restarted);
  }

  static Steadiness steadiness(AccessExecutionGraph graph) {
    int restarts = 0;
    for (AccessExecutionVertex subtask : graph.getAllExecutionVertices()) {
      restarts = Math.max(restarts, subtask.getCurrentExecutionAttempt().getAttemptNumber());
    }
    CheckpointStatsSnapshot checkpoints = graph.getCheckpointStatsSnapshot();
    return new Steadiness(
        restarts,
        checkpoints == null ? 0 : checkpoints.getCounts().getNumberOfCompletedCheckpoints());
  }

  /** First line of the deepest cause, without stack trace. */
  static @Nullable String rootCause(@Nullable ErrorInfo failure) {
    if (failure == null) {
      return null;
    }
    SerializedThrowable serialized = failure.getException();
    Throwable cause = serialized.deserializeError(FlinkStates.class.getClassLoader());
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String message =
        cause instanceof SerializedThrowable opaque
            ? opaque.getFullStringifiedStackTrace()
            : cause.getMessage();
    if (message == null || message.isBlank()) {
      return cause.getClass().getSimpleName();
    }
    return message.strip().lines().findFirst().orElse("");
  }

  /** Says so when the job waits because the cluster has no free slot left. */
  static @Nullable String waitingForSlots(AccessExecutionGraph graph, ClusterOverview cluster) {
    boolean waits = false;
    for (AccessExecutionVertex subtask : graph.getAllExecutionVertices()) {
      waits |= subtask.getExecutionState() == ExecutionState.SCHEDULED;
    }
    int needed = slotsNeeded(graph);
    // One that needs more than there are gives up and asks again, for ever.
    waits |= needed > cluster.getNumSlotsTotal();
    if (!waits || needed <= cluster.getNumSlotsAvailable()) {
      return null;
    }
    return "waits for slots: the job needs "
        + needed
        + ", "
        + cluster.getNumSlotsAvailable()
        + " of "
        + cluster.getNumSlotsTotal()
        + " are free; stop another job or start with a larger --millrace.flink.slots";
  }

  /** Operators of one sharing group share slots, so a group takes as many as its widest. */
  private static int slotsNeeded(AccessExecutionGraph graph) {
    Map<SlotSharingGroupId, Integer> widest = new HashMap<>();
    for (AccessExecutionJobVertex vertex : graph.getVerticesTopologically()) {
      widest.merge(
          vertex.getSlotSharingGroup().getSlotSharingGroupId(), vertex.getParallelism(), Math::max);
    }
    return widest.values().stream().mapToInt(Integer::intValue).sum();
  }
}
