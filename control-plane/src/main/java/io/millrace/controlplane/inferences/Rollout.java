package io.millrace.controlplane.inferences;

import io.millrace.contracts.model.Activation;
import io.millrace.contracts.model.ModelDescriptor;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How far the newest model of a deployment has come in its job.
 *
 * @param revision of the order
 * @param ready subtasks that have it loaded
 * @param active subtasks that score with it
 * @param refused by one subtask, so that no other takes it at a checkpoint
 * @param previous the model before it that was not refused; null when there was none
 */
record Rollout(
    long revision,
    Set<Integer> ready,
    Set<Integer> active,
    boolean refused,
    @Nullable Former previous) {
  Rollout {
    ready = Set.copyOf(ready);
    active = Set.copyOf(active);
  }

  /** Where a model stands. */
  enum State {
    /** Not every subtask has it yet. */
    PREPARING,
    /** Every subtask has it; it waits for its checkpoint, or for its records. */
    READY,
    /** Every subtask scores with it. */
    ACTIVE,
    /** The one before goes on. */
    REFUSED
  }

  /** A model that can be gone back to. */
  record Former(@Nullable String resultId, @Nullable String modelId, ModelDescriptor model) {
    Origin origin() {
      return Origin.of(resultId, modelId);
    }

    /**
     * @param when null is the default
     */
    ModelDescriptor again(long newRevision, @Nullable Activation when) {
      return new ModelDescriptor(
          model.schemaVersion(),
          model.inferenceId(),
          newRevision,
          model.modelName(),
          model.modelVersion(),
          model.artifact(),
          model.signature(),
          when);
    }
  }

  static Rollout of(long revision, @Nullable Former previous) {
    return new Rollout(revision, Set.of(), Set.of(), false, previous);
  }

  State state(int subtasks) {
    if (refused) {
      return State.REFUSED;
    }
    if (active.size() >= subtasks) {
      return State.ACTIVE;
    }
    Set<Integer> loaded = new TreeSet<>(ready);
    loaded.addAll(active);
    return loaded.size() >= subtasks ? State.READY : State.PREPARING;
  }

  Rollout withReady(int subtask) {
    return new Rollout(revision, with(ready, subtask), active, refused, previous);
  }

  Rollout withActive(int subtask) {
    return new Rollout(revision, ready, with(active, subtask), refused, previous);
  }

  Rollout withRefusal() {
    return new Rollout(revision, ready, active, true, previous);
  }

  private static Set<Integer> with(Set<Integer> subtasks, int subtask) {
    Set<Integer> more = new TreeSet<>(subtasks);
    more.add(subtask);
    return more;
  }
}
