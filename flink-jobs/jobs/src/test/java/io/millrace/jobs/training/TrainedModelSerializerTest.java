package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.jobs.event.EventRecord;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TrainedModelSerializerTest {
  private final TrainedModelSerializer serializer = new TrainedModelSerializer();

  @Test
  void shouldReadBackWhatItWrote() throws Exception {
    StagedArtifact artifact =
        new StagedArtifact("file:/store", "r-1", "file:/store/.staging/r-1/a0", "0".repeat(64), 7);
    EventRecord told = new EventRecord("job-1", new byte[] {1, 2, 3});
    StagedArtifact archive =
        new StagedArtifact("file:/store", "r-1.archive", "file:/store/x", "1".repeat(64), 8);
    TrainedModel model = new TrainedModel("job-1", "r-1", artifact, archive, told);

    TrainedModel copy =
        serializer.deserialize(serializer.getVersion(), serializer.serialize(model));

    assertThat(copy.artifact()).isEqualTo(artifact);
    assertThat(copy.archive()).isEqualTo(archive);
    assertThat(copy.succeeded().json()).containsExactly(1, 2, 3);
    assertThat(copy.resultId()).isEqualTo("r-1");
  }

  @Test
  void shouldReadCheckpointsOfReleasesThatWroteNoArchive() throws Exception {
    String older =
        """
        {"jobId":"job-1","resultId":"r-1",
         "artifact":{"storeUri":"file:/store","resultId":"r-1","stagingUri":"file:/store/x",
                     "sha256":"00","sizeBytes":7},
         "succeeded":{"key":"job-1","json":"AQID"}}
        """;

    assertThat(serializer.deserialize(1, older.getBytes(StandardCharsets.UTF_8)).archive())
        .isNull();
  }

  @Test
  void shouldRefuseAnotherVersion() {
    assertThatThrownBy(() -> serializer.deserialize(9, new byte[0]))
        .hasMessage("trained model of version 9 cannot be read; legal is 1");
  }
}
