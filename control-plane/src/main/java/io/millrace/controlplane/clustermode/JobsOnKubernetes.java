package io.millrace.controlplane.clustermode;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.preflight.PreflightCheck;
import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.kubernetes.KubernetesOperatorJobSubmitter;
import io.millrace.controlplane.submission.kubernetes.preflight.ImageCheck;
import io.millrace.controlplane.submission.kubernetes.preflight.InstalledOperator;
import io.millrace.controlplane.submission.kubernetes.preflight.OperatorCheck;
import io.millrace.controlplane.submission.kubernetes.preflight.PermissionCheck;
import java.time.Clock;
import org.springframework.context.annotation.Bean;

/**
 * Runs jobs on Kubernetes, and checks what that needs. Registered by {@link ClusterMode} and not
 * found by scanning, as other modes have no client.
 */
class JobsOnKubernetes {
  private final KubernetesClient client;
  private final KubernetesProperties settings;

  JobsOnKubernetes(KubernetesClient client, MillraceProperties properties) {
    this.client = client;
    this.settings = properties.kubernetes();
  }

  @Bean
  InstalledOperator installedOperator(Clock clock) {
    return new InstalledOperator(client, settings.operator(), clock);
  }

  @Bean
  JobSubmitter jobSubmitter(Storage storage, InstalledOperator operator, Clock clock) {
    return KubernetesOperatorJobSubmitter.start(client, settings, storage, operator, clock);
  }

  @Bean
  PreflightCheck operatorCheck(InstalledOperator operator) {
    return new OperatorCheck(operator, settings.operator());
  }

  @Bean
  PreflightCheck permissionCheck() {
    return new PermissionCheck(client, settings.namespace());
  }

  @Bean
  PreflightCheck imageCheck() {
    return new ImageCheck(client, settings.namespace(), settings);
  }
}
