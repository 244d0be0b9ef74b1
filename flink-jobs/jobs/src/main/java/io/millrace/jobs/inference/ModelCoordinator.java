package io.millrace.jobs.inference;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.json.ContractJson;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.operators.coordination.OperatorCoordinator;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;
import org.apache.flink.runtime.operators.coordination.RecreateOnResetOperatorCoordinator;
import org.jspecify.annotations.Nullable;

/**
 * Tells all subtasks of {@link Score} what the models topic says, from the JobManager, and when all
 * of them have the newest model ready, that it takes over. A message reaches either all of them
 * before a checkpoint's barrier or all of them after it: it is sent to all under the lock that a
 * checkpoint takes, and Flink holds back what is sent after that until the barriers are out. A
 * subtask that starts again hears again what still counts.
 */
final class ModelCoordinator implements OperatorCoordinator {
  private static final byte[] NO_STATE = {};

  private final Context context;
  private final ModelsTopic topic;
  private final Map<Integer, SubtaskGateway> subtasks = new HashMap<>();
  private final Election election;
  private final Remembered remembered = new Remembered();

  ModelCoordinator(Context context, InferenceJobSpec spec) {
    this.context = context;
    this.election = new Election(context.currentParallelism());
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

  /** What is no order is told too, as a subtask can report it, but not remembered. */
  synchronized void tell(ModelMessage message) {
    OptionalLong revision = message.revision();
    if (revision.isPresent()) {
      election.order(revision.getAsLong());
      remembered.order(revision.getAsLong(), message);
    }
    sendToAll(message);
  }

  @Override
  public synchronized void handleEventFromOperator(
      int subtask, int attemptNumber, OperatorEvent event) {
    election
        .vote(subtask, (Vote) event)
        .ifPresent(
            verdict -> {
              remembered.verdict(verdict);
              sendToAll(verdict);
            });
  }

  private void sendToAll(OperatorEvent event) {
    subtasks.values().forEach(subtask -> subtask.sendEvent(event));
  }

  @Override
  public synchronized void executionAttemptReady(
      int subtask, int attemptNumber, SubtaskGateway gateway) {
    subtasks.put(subtask, gateway);
    remembered.events().forEach(gateway::sendEvent);
  }

  @Override
  public synchronized void executionAttemptFailed(
      int subtask, int attemptNumber, @Nullable Throwable reason) {
    subtasks.remove(subtask);
    election.forget(subtask);
  }

  @Override
  public synchronized void subtaskReset(int subtask, long checkpointId) {
    subtasks.remove(subtask);
    election.forget(subtask);
  }

  @Override
  public synchronized void checkpointCoordinator(
      long checkpointId, CompletableFuture<byte[]> result) {
    result.complete(NO_STATE);
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
