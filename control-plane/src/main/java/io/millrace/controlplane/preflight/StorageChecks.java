package io.millrace.controlplane.preflight;

import io.millrace.controlplane.KubernetesProperties.Storage;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.storage.WritableCheck;
import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The two folders that jobs and the control plane share. */
@Configuration(proxyBeanMethods = false)
class StorageChecks {
  @Bean
  PreflightCheck artifactStoreCheck(MillraceProperties properties, WritableCheck writable) {
    return new StorageCheck("artifact-store", properties.artifactStore(), properties, writable);
  }

  @Bean
  PreflightCheck checkpointsCheck(MillraceProperties properties, WritableCheck writable) {
    return new StorageCheck(
        "checkpoint-dir", properties.checkpoints().directory(), properties, writable);
  }

  /**
   * @param name also the last part of the setting
   */
  private record StorageCheck(
      String name, String folder, MillraceProperties properties, WritableCheck writable)
      implements PreflightCheck {
    @Override
    public Check check() {
      if (jobsCannotSeeIt()) {
        return Check.failed(
            name,
            folder + " lies on this pod's own disk, where jobs cannot see it",
            "Set millrace.jobs."
                + name
                + " to an s3: folder, or to one below millrace.kubernetes.storage.mount-path with"
                + " millrace.kubernetes.storage.kind CLAIM or HOST_PATH.");
      }
      try {
        writable.require(folder);
        return Check.ok(name, folder + " can be written, read and deleted in");
      } catch (IOException | RuntimeException e) {
        return Check.failed(
            name,
            folder + " cannot be used: " + e,
            "See that it exists, that user 9999 may write there or the credentials are right, and"
                + " that the endpoint can be reached.");
      }
    }

    private boolean jobsCannotSeeIt() {
      Storage volume = properties.kubernetes().storage();
      String path = folder.replaceFirst("^file:(//)?", "");
      boolean shared =
          volume.kind() != Storage.Kind.NONE && path.startsWith(volume.mountPath() + "/");
      return properties.mode() == MillraceProperties.Mode.CLUSTER
          && folder.startsWith("file:")
          && !shared;
    }
  }
}
