package io.millrace.jobs.inference;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.json.ContractJson;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.coordination.RecreateOnResetOperatorCoordinator;
import org.jspecify.annotations.Nullable;

/**
 * Tells all subtasks of {@link Score} what the models topic says, from the JobManager. A message
 * reaches either all of them before a checkpoint's barrier or all of them after it: it is sent to
 * all under the lock that a checkpoint takes, and Flink holds back what is sent after that until
 * the barriers are out. A subtask that starts again hears again what was said before.
 */
final class ModelCoordinator implements OperatorCoordinator {
  /** The topic is compacted: only its last message is promised to anybody who comes late. */
  private static final int MOST_REMEMBERED = 100;

  private static final byte[] NO_STATE = {};

  private final Context context;
  private final ModelsTopic topic;
  private final Map<Integer, SubtaskGateway> subtasks = new HashMap<>();
  private final Deque<ModelMessage> messages = new ArrayDeque<>();

  ModelCoordinator(Context context, InferenceJobSpec spec) {
    this.context = context;
    this.topic = new ModelsTopic(spec, this::tell, context::failJob);
  }

  @Override
  public void start() {
    topic.follow(context.getUserCodeClassloader());
  }

  @Override
  public void close() {
    topic.close();
  }

  synchronized void tell(ModelMessage message) {
    if (messages.size() == MOST_REMEMBERED) {
      messages.removeFirst();
    }
    messages.addLast(message);
    subtasks.values().forEach(subtask -> subtask.sendEvent(message));
  }

  @Override
  public synchronized void executionAttemptReady(
      int subtask, int attemptNumber, SubtaskGateway gateway) {
    subtasks.put(subtask, gateway);
    messages.forEach(gateway::sendEvent);
  }

  @Override
  public synchronized void executionAttemptFailed(
      int subtask, int attemptNumber, @Nullable Throwable reason) {
    subtasks.remove(subtask);
  }

  @Override
  public synchronized void subtaskReset(int subtask, long checkpointId) {
    subtasks.remove(subtask);
  }

  @Override
  public synchronized void checkpointCoordinator(
      long checkpointId, CompletableFuture<byte[]> result) {
    result.complete(NO_STATE);
  }

  @Override
  public void handleEventFromOperator(int subtask, int attemptNumber, OperatorEvent event) {
    throw new IllegalStateException("subtasks have nothing to tell, not " + event);
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) {}

  /** What the topic says does not depend on checkpoints. */
  @Override
  public void resetToCheckpoint(long checkpointId, byte @Nullable [] state) {}

  /** Carries the job spec as text; makes a new coordinator whenever the whole job starts again. */
  static final class Provider extends RecreateOnResetOperatorCoordinator.Provider {
    private static final long serialVersionUID = 1L;

    private final String specJson;

    Provider(OperatorID operatorId, String specJson) {
      super(operatorId);
      this.specJson = specJson;
    }

    @Override
    protected OperatorCoordinator getCoordinator(Context context) {
      return new ModelCoordinator(context, (InferenceJobSpec) ContractJson.readJobSpec(specJson));
    }
  }
}
