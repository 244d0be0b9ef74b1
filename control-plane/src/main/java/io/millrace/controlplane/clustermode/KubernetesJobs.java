package io.millrace.controlplane.clustermode;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.kubernetes.KubernetesOperatorJobSubmitter;
import io.millrace.controlplane.submission.kubernetes.preflight.InstalledOperator;
import java.time.Clock;
import org.springframework.context.annotation.Bean;

/** Runs jobs on the operator. Registered by {@link ClusterMode} and not found by scanning. */
class KubernetesJobs {
  @Bean(destroyMethod = "close")
  JobSubmitter jobSubmitter(
      KubernetesClient client,
      MillraceProperties properties,
      Storage storage,
      InstalledOperator operator,
      Clock clock) {
    return KubernetesOperatorJobSubmitter.start(
        client, properties.kubernetes(), storage, operator, clock);
  }
}
