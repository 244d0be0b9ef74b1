package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DatasetProgressSerializerTest {
  @Test
  void shouldReadBackAProgress() throws Exception {
    DatasetProgressSerializer serializer = new DatasetProgressSerializer();
    DatasetProgress progress = new DatasetProgress(17, 4711);

    assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(progress)))
        .isEqualTo(progress);
  }

  @Test
  void shouldReadBackWhetherTheSplitIsAssigned() throws Exception {
    UnassignedSerializer serializer = new UnassignedSerializer();
    Optional<DatasetProgress> unassigned = Optional.of(DatasetProgress.START);

    assertThat(serializer.deserialize(1, serializer.serialize(unassigned))).isEqualTo(unassigned);
    assertThat(serializer.deserialize(1, serializer.serialize(Optional.empty()))).isEmpty();
  }

  @Test
  void shouldRefuseAnotherVersion() {
    assertThatThrownBy(() -> new DatasetProgressSerializer().deserialize(9, new byte[8]))
        .hasMessage("data set progress of version 9 cannot be read; legal is 1");
  }
}
