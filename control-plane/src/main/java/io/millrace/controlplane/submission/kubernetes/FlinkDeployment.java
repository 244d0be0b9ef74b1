package io.millrace.controlplane.submission.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.millrace.controlplane.submission.Suspension;
import java.util.Objects;

/** A Flink cluster as the operator keeps it, for one job or as a session. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FlinkDeployment(ObjectMeta metadata, FlinkDeploymentSpec spec, OperatorStatus status) {
  static final String KIND = "FlinkDeployment";
  static final ResourceDefinitionContext CONTEXT = ResourceTrees.context(KIND, "flinkdeployments");

  FlinkDeployment {
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(spec, "spec");
    status = status == null ? OperatorStatus.NONE : status;
  }

  static FlinkDeployment of(GenericKubernetesResource tree) {
    return ResourceTrees.read(tree, FlinkDeployment.class);
  }

  /** Without the status, which is not ours to write. */
  GenericKubernetesResource tree() {
    return ResourceTrees.tree(KIND, metadata, spec);
  }

  String name() {
    return metadata.getName();
  }

  /** Whether the status is about the spec that is there now. */
  boolean isObserved() {
    return Objects.equals(status.observedGeneration(), metadata.getGeneration());
  }

  /**
   * The same asked to rest; for a job that runs when with a savepoint.
   *
   * @throws NullPointerException for a session cluster
   */
  FlinkDeployment suspended(Suspension how) {
    OperatorJob job = Objects.requireNonNull(spec.job(), "job");
    return new FlinkDeployment(metadata, spec.withJob(job.suspended(mode(how))), status);
  }

  static OperatorJob.UpgradeMode mode(Suspension how) {
    return how == Suspension.WITH_SAVEPOINT
        ? OperatorJob.UpgradeMode.SAVEPOINT
        : OperatorJob.UpgradeMode.STATELESS;
  }
}
