package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.jobs.artifact.StagedArtifact;
import io.millrace.jobs.event.EventRecord;
import org.junit.jupiter.api.Test;

class TrainedModelSerializerTest {
  private final TrainedModelSerializer serializer = new TrainedModelSerializer();

  @Test
  void shouldReadBackWhatItWrote() throws Exception {
    StagedArtifact artifact =
        new StagedArtifact("file:/store", "r-1", "file:/store/.staging/r-1/a0", "0".repeat(64), 7);
    EventRecord told = new EventRecord("job-1", new byte[] {1, 2, 3});
    TrainedModel model = new TrainedModel("job-1", "r-1", artifact, told);

    TrainedModel copy =
        serializer.deserialize(serializer.getVersion(), serializer.serialize(model));

    assertThat(copy.artifact()).isEqualTo(artifact);
    assertThat(copy.succeeded().json()).containsExactly(1, 2, 3);
    assertThat(copy.resultId()).isEqualTo("r-1");
  }

  @Test
  void shouldRefuseAnotherVersion() {
    assertThatThrownBy(() -> serializer.deserialize(9, new byte[0]))
        .hasMessage("trained model of version 9 cannot be read; legal is 1");
  }
}
