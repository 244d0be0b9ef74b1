package io.millrace.controlplane.submission.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A Flink cluster, and the job it runs.
 *
 * @param flinkVersion as the operator spells it, such as {@code v2_2}
 * @param mode {@code native}: Flink itself asks for TaskManagers
 * @param logConfiguration files by name; empty takes those of the image
 * @param job null makes a session cluster, to which {@link FlinkSessionJob}s are submitted
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record FlinkDeploymentSpec(
    @Nullable String image,
    @Nullable String imagePullPolicy,
    @Nullable String flinkVersion,
    @Nullable String mode,
    @Nullable String serviceAccount,
    FlinkConfiguration flinkConfiguration,
    Map<String, String> logConfiguration,
    @Nullable Processes jobManager,
    @Nullable Processes taskManager,
    @Nullable OperatorJob job) {
  static final String NATIVE = "native";

  FlinkDeploymentSpec {
    flinkConfiguration = flinkConfiguration == null ? FlinkConfiguration.EMPTY : flinkConfiguration;
    logConfiguration =
        logConfiguration == null
            ? Map.of()
            : Collections.unmodifiableMap(new TreeMap<>(logConfiguration));
  }

  /**
   * JobManagers or TaskManagers.
   *
   * @param replicas null lets Flink ask for as many TaskManagers as the job needs
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Processes(
      @Nullable Resource resource, @Nullable Integer replicas, @Nullable Pod podTemplate) {}

  /**
   * @param memory of the whole process, as Flink spells it
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Resource(@Nullable Double cpu, @Nullable String memory) {}

  FlinkDeploymentSpec withJob(OperatorJob other) {
    return new FlinkDeploymentSpec(
        image,
        imagePullPolicy,
        flinkVersion,
        mode,
        serviceAccount,
        flinkConfiguration,
        logConfiguration,
        jobManager,
        taskManager,
        other);
  }
}
