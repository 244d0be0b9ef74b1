package io.millrace.controlplane.submission.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A job on a session cluster as the operator keeps it. */
@JsonIgnoreProperties(ignoreUnknown = true)
record FlinkSessionJob(ObjectMeta metadata, Spec spec, OperatorStatus status) {
  static final String KIND = "FlinkSessionJob";
  static final ResourceDefinitionContext CONTEXT = ResourceTrees.context(KIND, "flinksessionjobs");

  FlinkSessionJob {
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(spec, "spec");
    status = status == null ? OperatorStatus.NONE : status;
  }

  /**
   * @param deploymentName of the session cluster; never changes
   * @param flinkConfiguration of the job; the cluster has its own
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Spec(
      @Nullable String deploymentName,
      FlinkConfiguration flinkConfiguration,
      @Nullable OperatorJob job) {
    Spec {
      flinkConfiguration =
          flinkConfiguration == null ? FlinkConfiguration.EMPTY : flinkConfiguration;
    }
  }

  static FlinkSessionJob of(GenericKubernetesResource tree) {
    return ResourceTrees.read(tree, FlinkSessionJob.class);
  }

  /** Without the status, which is not ours to write. */
  GenericKubernetesResource tree() {
    return ResourceTrees.tree(KIND, metadata, spec);
  }
}
