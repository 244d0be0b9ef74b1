package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A job of ours as the operator keeps it, with a cluster of its own or on the session cluster.
 *
 * @param kind of the resource
 */
record OperatedJob(String kind, ObjectMeta metadata, OperatorJob job, OperatorStatus status) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * @throws IllegalArgumentException for a resource without a job
   */
  static OperatedJob of(GenericKubernetesResource tree) {
    if (FlinkSessionJob.KIND.equals(tree.getKind())) {
      FlinkSessionJob session = FlinkSessionJob.of(tree);
      return of(tree, session.spec().job(), session.status());
    }
    FlinkDeployment deployment = FlinkDeployment.of(tree);
    return of(tree, deployment.spec().job(), deployment.status());
  }

  private static OperatedJob of(
      GenericKubernetesResource tree, @Nullable OperatorJob job, OperatorStatus status) {
    if (job == null) {
      throw new IllegalArgumentException(
          tree.getKind() + " " + tree.getMetadata().getName() + " runs no job of its own");
    }
    return new OperatedJob(tree.getKind(), tree.getMetadata(), job, status);
  }

  String name() {
    return metadata.getName();
  }

  /** Number of the run that it was written for; 0 when it is none of ours. */
  int run() {
    Map<String, String> notes = metadata.getAnnotations();
    String number = notes == null ? null : notes.get(JobLabels.RUN);
    return number == null ? 0 : Integer.parseInt(number);
  }

  /**
   * Whether the status is about what is wanted of this run now. The operator does not count a spec
   * as observed that differs only in what it ignores, such as the upgrade mode of a job that it has
   * stopped already; then the spec that it worked on last says so.
   */
  boolean isObserved(String flinkJobId) {
    return Objects.equals(status.observedGeneration(), metadata.getGeneration())
        || isReconciled(flinkJobId);
  }

  private boolean isReconciled(String flinkJobId) {
    String last = status.reconciliationStatus().lastReconciledSpec();
    if (last == null) {
      return false;
    }
    try {
      JsonNode spec = JSON.readTree(last).path("spec");
      String state = spec.path("job").path("state").asString("");
      return state.equals(job.state().spelled())
          && spec.path("flinkConfiguration").toString().contains(flinkJobId);
    } catch (JacksonException e) {
      return false;
    }
  }

  boolean isBeingDeleted() {
    return metadata.getDeletionTimestamp() != null;
  }

  StateDerivation.Wanted wanted() {
    if (job.state() != OperatorJob.State.SUSPENDED) {
      return StateDerivation.Wanted.RUNS;
    }
    return job.upgradeMode() == OperatorJob.UpgradeMode.SAVEPOINT
        ? StateDerivation.Wanted.RESTS_WITH_SAVEPOINT
        : StateDerivation.Wanted.RESTS_AT_ONCE;
  }
}
