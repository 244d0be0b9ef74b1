package io.millrace.controlplane.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.storage.TestStorage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StorageChecksTest {
  @TempDir Path volume;

  private Check artifacts(String folder, Map<String, String> more) {
    Map<String, String> given = new HashMap<>(more);
    given.put("millrace.jobs.artifact-store", folder);
    MillraceProperties properties =
        new Binder(new MapConfigurationPropertySource(given))
            .bindOrCreate("millrace", MillraceProperties.class);
    return new StorageChecks().artifactStoreCheck(properties, TestStorage.writableCheck()).check();
  }

  private Map<String, String> onTheVolume() {
    return Map.of(
        "millrace.mode", "CLUSTER",
        "millrace.kubernetes.storage.kind", "CLAIM",
        "millrace.kubernetes.storage.source", "store",
        "millrace.kubernetes.storage.mount-path", volume.toString());
  }

  @Test
  void shouldFindAFolderThatCanBeWritten() throws Exception {
    Check found = artifacts("file://" + volume + "/artifacts", onTheVolume());

    assertThat(found)
        .isEqualTo(
            Check.ok(
                "artifact-store",
                "file://" + volume + "/artifacts can be written, read and deleted in"));
    assertThat(Files.list(volume.resolve("artifacts"))).isEmpty();
  }

  @Test
  void shouldSayThatAFolderCannotBeUsed() throws Exception {
    Files.createFile(volume.resolve("file"));

    Check found = artifacts("file://" + volume + "/file/artifacts", onTheVolume());

    assertThat(found.state()).isEqualTo(Check.State.FAILED);
    assertThat(found.detail()).startsWith("file://" + volume + "/file/artifacts cannot be used: ");
    assertThat(found.remedy()).contains("that user 9999 may write there");
  }

  @Test
  void shouldSayThatJobsDoNotSeeThePodsOwnDisk() {
    Check found = artifacts("file:///tmp/artifacts", onTheVolume());

    assertThat(found)
        .isEqualTo(
            Check.failed(
                "artifact-store",
                "file:///tmp/artifacts lies on this pod's own disk, where jobs cannot see it",
                "Set millrace.jobs.artifact-store to an s3: folder, or to one below"
                    + " millrace.kubernetes.storage.mount-path with millrace.kubernetes.storage.kind"
                    + " CLAIM or HOST_PATH."));
  }
}
