package io.millrace.controlplane.submission.minicluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {
  @TempDir Path folder;

  private Path checkpointOf(String job) throws IOException {
    Path mine = folder.resolve(MiniClusterJobSubmitter.flinkJobId(new JobId(job), 1).toHexString());
    Files.createDirectories(mine.resolve("chk-7"));
    Files.writeString(mine.resolve("chk-7/_metadata"), "x");
    return mine;
  }

  @Test
  void shouldDeleteWhatEndedJobsLeftAndNothingElse() throws Exception {
    // Given
    Path ended = checkpointOf("tr-ended");
    Path live = checkpointOf("tr-live");
    Path stranger = Files.createDirectory(folder.resolve("somebody-elses"));

    // When
    RetainedCheckpoints.deleteAllBut(folder.toUri().toString(), () -> Set.of(new JobId("tr-live")));

    // Then
    assertThat(ended).doesNotExist();
    assertThat(live.resolve("chk-7/_metadata")).exists();
    assertThat(stranger).exists();
  }

  @Test
  void shouldDoNothingBeforeTheFirstCheckpoint() throws Exception {
    RetainedCheckpoints.deleteAllBut(folder.resolve("absent").toUri().toString(), Set::of);

    assertThat(folder.resolve("absent")).doesNotExist();
  }
}
