package io.millrace.controlplane.submission.kubernetes;

import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.controlplane.KubernetesProperties.Storage;
import io.millrace.controlplane.submission.JobRefusedException;
import java.net.URI;
import java.util.Optional;

/** The volume under which {@code file:} URIs lie in every pod. */
final class StoreVolume {
  private static final String NAME = "store";

  private final Storage storage;

  StoreVolume(Storage storage) {
    this.storage = storage;
  }

  Optional<Volume> volume() {
    VolumeBuilder volume = new VolumeBuilder().withName(NAME);
    return switch (storage.kind()) {
      case NONE -> Optional.empty();
      case CLAIM ->
          Optional.of(
              volume
                  .withNewPersistentVolumeClaim()
                  .withClaimName(storage.source())
                  .endPersistentVolumeClaim()
                  .build());
      case HOST_PATH ->
          Optional.of(
              volume
                  .withNewHostPath()
                  .withPath(storage.source())
                  .withType("DirectoryOrCreate")
                  .endHostPath()
                  .build());
    };
  }

  Optional<VolumeMount> mount() {
    return storage.kind() == Storage.Kind.NONE
        ? Optional.empty()
        : Optional.of(
            new VolumeMountBuilder().withName(NAME).withMountPath(storage.mountPath()).build());
  }

  /**
   * @throws JobRefusedException when a folder of the job is a file that its pods do not see
   */
  void requireReachable(JobSpec spec) {
    requireReachable(spec, "checkpoints", spec.checkpoints().directory());
    if (spec instanceof TrainingJobSpec training) {
      requireReachable(spec, "results", training.artifactStore());
    } else if (spec instanceof InferenceJobSpec inference && inference.initialModel() != null) {
      requireReachable(spec, "model", inference.initialModel().artifact().uri());
    }
  }

  private void requireReachable(JobSpec spec, String what, String uri) {
    if (!isReachable(URI.create(uri))) {
      throw new JobRefusedException(
          "job %s has its %s in '%s', which its pods do not see; legal is %s"
              .formatted(spec.jobId(), what, uri, legal()));
    }
  }

  private boolean isReachable(URI uri) {
    if (uri.getScheme() != null && !uri.getScheme().equals("file")) {
      return true;
    }
    String path = uri.getPath();
    return storage.kind() != Storage.Kind.NONE
        && path != null
        && (path + "/").startsWith(storage.mountPath() + "/");
  }

  private String legal() {
    return storage.kind() == Storage.Kind.NONE
        ? "a folder of an object store, such as s3://bucket/folder, as"
            + " millrace.kubernetes.storage.kind is NONE"
        : "a folder below file://" + storage.mountPath() + ", or one of an object store";
  }
}
