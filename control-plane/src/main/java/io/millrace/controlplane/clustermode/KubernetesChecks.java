package io.millrace.controlplane.clustermode;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.millrace.controlplane.KubernetesProperties;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.preflight.PreflightCheck;
import io.millrace.controlplane.submission.kubernetes.preflight.ImageCheck;
import io.millrace.controlplane.submission.kubernetes.preflight.InstalledOperator;
import io.millrace.controlplane.submission.kubernetes.preflight.OperatorCheck;
import io.millrace.controlplane.submission.kubernetes.preflight.PermissionCheck;
import java.time.Clock;
import org.springframework.context.annotation.Bean;

/**
 * What cluster mode needs of Kubernetes, over what every mode needs. Registered by {@link
 * ClusterMode} and not found by scanning, as other modes have no client.
 */
class KubernetesChecks {
  private final KubernetesClient client;
  private final KubernetesProperties settings;
  private final String namespace;

  KubernetesChecks(KubernetesClient client, MillraceProperties properties) {
    this.client = client;
    this.settings = properties.kubernetes();
    this.namespace = settings.namespace().isEmpty() ? client.getNamespace() : settings.namespace();
  }

  @Bean
  InstalledOperator installedOperator(Clock clock) {
    return new InstalledOperator(client, settings.operator(), clock);
  }

  @Bean
  PreflightCheck operatorCheck(InstalledOperator operator) {
    return new OperatorCheck(operator, settings.operator());
  }

  @Bean
  PreflightCheck permissionCheck() {
    return new PermissionCheck(client, namespace);
  }

  @Bean
  PreflightCheck imageCheck() {
    return new ImageCheck(client, namespace, settings);
  }
}
