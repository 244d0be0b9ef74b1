package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvFromSource;
import io.fabric8.kubernetes.api.model.EnvFromSourceBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SeccompProfileBuilder;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.millrace.controlplane.KubernetesProperties;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Templates of the pods of Flink's processes. JobManager and TaskManagers have one each, complete:
 * a third that is merged into both would leave the outcome to the operator.
 */
final class JobPods {
  /** Where the JobManager finds the job spec. */
  static final String SPEC_FOLDER = "/opt/millrace/job";

  /** Of the user in the images; what jobs write on a volume belongs to it. */
  static final long USER = 9999;

  static final int METRICS_PORT = 9249;

  /** The container to which Flink adds its command. */
  private static final String MAIN_CONTAINER = "flink-main-container";

  private static final String SPEC_VOLUME = "job-spec";
  private static final String SCRATCH_VOLUME = "scratch";

  /** Native libraries say less, and compute the same bits on every machine. */
  private static final List<EnvVar> ENVIRONMENT =
      List.of(
          new EnvVar("TF_CPP_MIN_LOG_LEVEL", "2", null),
          new EnvVar("TF_ENABLE_ONEDNN_OPTS", "0", null));

  private final KubernetesProperties properties;
  private final Map<String, String> labels;
  private final StoreVolume store;

  JobPods(KubernetesProperties properties, Map<String, String> labels) {
    this.properties = properties;
    this.labels = labels;
    this.store = new StoreVolume(properties.storage());
  }

  /**
   * @param specMap name of the ConfigMap with the job spec; null in a session
   */
  Pod jobManager(@Nullable String specMap) {
    return pod(specMap);
  }

  Pod taskManager() {
    return pod(null);
  }

  private Pod pod(@Nullable String specMap) {
    return new PodBuilder()
        .withNewMetadata()
        .withLabels(labels)
        .endMetadata()
        .withNewSpec()
        .withSecurityContext(
            new PodSecurityContextBuilder()
                .withRunAsNonRoot(true)
                .withRunAsUser(USER)
                .withRunAsGroup(USER)
                .withFsGroup(USER)
                .withFsGroupChangePolicy("OnRootMismatch")
                .withSeccompProfile(new SeccompProfileBuilder().withType("RuntimeDefault").build())
                .build())
        .withImagePullSecrets(
            properties.imagePullSecrets().stream().map(LocalObjectReference::new).toList())
        .withNodeSelector(JobLabels.sorted(properties.nodeSelector()))
        .withContainers(mainContainer(specMap).build())
        .withVolumes(volumes(specMap))
        .endSpec()
        .build();
  }

  private ContainerBuilder mainContainer(@Nullable String specMap) {
    return new ContainerBuilder()
        .withName(MAIN_CONTAINER)
        .withEnv(ENVIRONMENT)
        .withEnvFrom(properties.secrets().stream().map(JobPods::fromSecret).toList())
        .withSecurityContext(
            new SecurityContextBuilder()
                .withAllowPrivilegeEscalation(false)
                .withNewCapabilities()
                .withDrop("ALL")
                .endCapabilities()
                .build())
        .addNewPort()
        .withName("metrics")
        .withContainerPort(METRICS_PORT)
        .endPort()
        .withVolumeMounts(mounts(specMap));
  }

  private static EnvFromSource fromSecret(String name) {
    return new EnvFromSourceBuilder().withNewSecretRef(name, false).build();
  }

  private List<Volume> volumes(@Nullable String specMap) {
    List<Volume> volumes = new ArrayList<>();
    volumes.add(
        new VolumeBuilder().withName(SCRATCH_VOLUME).withNewEmptyDir().endEmptyDir().build());
    store.volume().ifPresent(volumes::add);
    if (specMap != null) {
      volumes.add(
          new VolumeBuilder()
              .withName(SPEC_VOLUME)
              .withNewConfigMap()
              .withName(specMap)
              .endConfigMap()
              .build());
    }
    return volumes;
  }

  private List<VolumeMount> mounts(@Nullable String specMap) {
    List<VolumeMount> mounts = new ArrayList<>();
    mounts.add(new VolumeMountBuilder().withName(SCRATCH_VOLUME).withMountPath("/tmp").build());
    store.mount().ifPresent(mounts::add);
    if (specMap != null) {
      mounts.add(
          new VolumeMountBuilder()
              .withName(SPEC_VOLUME)
              .withMountPath(SPEC_FOLDER)
              .withReadOnly(true)
              .build());
    }
    return mounts;
  }
}
