package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cluster of session jobs: made before the first of them, and then left as it is, since every
 * change of it would stop all that run. Who deletes it has it made anew, with the settings of then.
 */
final class SessionCluster {
  private static final Logger LOG = LoggerFactory.getLogger(SessionCluster.class);

  private final KubernetesClient client;

  SessionCluster(KubernetesClient client) {
    this.client = client;
  }

  void ensure(FlinkDeployment cluster) {
    Resource<GenericKubernetesResource> there =
        client
            .genericKubernetesResources(FlinkDeployment.CONTEXT)
            .inNamespace(cluster.metadata().getNamespace())
            .withName(cluster.name());
    if (ClusterFaults.find("reading FlinkDeployment " + cluster.name(), there::get).isEmpty()) {
      create(cluster);
    }
  }

  private void create(FlinkDeployment cluster) {
    try {
      ClusterFaults.call(
          "creating FlinkDeployment " + cluster.name(),
          () ->
              client
                  .genericKubernetesResources(FlinkDeployment.CONTEXT)
                  .inNamespace(cluster.metadata().getNamespace())
                  .resource(cluster.tree())
                  .create());
      LOG.info("Created the session cluster {}", cluster.name());
    } catch (ClusterFaults.Conflict madeMeanwhile) {
      LOG.debug("the session cluster {} has been made meanwhile", cluster.name(), madeMeanwhile);
    }
  }
}
