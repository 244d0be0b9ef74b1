package io.millrace.controlplane.submission.minicluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private Path made(String path) throws IOException {
    Path made = folder.resolve(path);
    Files.createDirectories(made);
    Files.writeString(made.resolve("_metadata"), "x");
    return made;
  }

  @Test
  void shouldKeepOfEarlierRunsOnlyWhatIsNeeded() throws Exception {
    // Given
    JobSpec spec = ExampleJobs.inference("inf-many", "RUNNING", folder.toUri().toString());
    String job = MiniClusterJobSubmitter.flinkJobId(spec.jobId(), 1).toHexString();
    String third = MiniClusterJobSubmitter.flinkJobId(spec.jobId(), 3).toHexString();
    Path oldCheckpoint = made(job + "/chk-4");
    Path oldSavepoint = made(job + "/savepoints/1/savepoint-a");
    Path neededSavepoint = made(job + "/savepoints/1/savepoint-b");
    Path oldOnDemand = made(job + "/snapshots/1/0a/savepoint-d").getParent();
    Path neededOnDemand = made(job + "/snapshots/1/0b/savepoint-e");
    Path presentOnDemand = made(job + "/snapshots/3/0c/savepoint-f");
    Path secondRun = made(job + "/run-2/" + "0".repeat(32) + "/chk-9");
    Path presentRun = made(job + "/run-3/" + third + "/chk-10");
    Path presentSavepoint = made(job + "/savepoints/3/savepoint-c");

    // When
    RetainedCheckpoints.of(new JobRun(spec, 3, null))
        .retain(Set.of(neededSavepoint.toUri().toString(), neededOnDemand.toUri().toString()));

    // Then
    assertThat(List.of(oldCheckpoint, oldSavepoint, oldOnDemand, secondRun))
        .noneMatch(Files::exists);
    assertThat(
            List.of(neededSavepoint, neededOnDemand, presentRun, presentSavepoint, presentOnDemand))
        .allMatch(Files::exists);
  }
}
