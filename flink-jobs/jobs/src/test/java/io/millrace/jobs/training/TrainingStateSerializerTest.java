package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.Snapshot;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class TrainingStateSerializerTest {
  private static final Snapshot SNAPSHOT =
      new Snapshot(
          7,
          List.of(
              new WeightValues("kernel", TensorShape.of(100, 333), new float[33_300]),
              new WeightValues("scale", TensorShape.scalar(), new float[] {0.5f})));

  @Test
  void shouldGiveBackWhatWasCaptured() throws IOException {
    for (int i = 0; i < 33_300; i++) {
      SNAPSHOT.variables().get(0).values()[i] = i / 3f;
    }
    StateCapture capture = new StateCapture();
    capture.writeInt(3);
    capture.writeFloats(new float[0]);
    capture.writeSnapshot(SNAPSHOT);

    StateRestore restored = new StateRestore(deserialized(serialized(capture.state())));

    assertThat(restored.readInt()).isEqualTo(3);
    assertThat(restored.readFloats()).isEmpty();
    assertThat(restored.readSnapshot()).isEqualTo(SNAPSHOT);
  }

  @Test
  void shouldShareTheArraysSoThatOnlyTheCheckpointThreadCopies() throws IOException {
    StateCapture capture = new StateCapture();
    float[] values = {1, 2};
    capture.writeFloats(values);
    TrainingState state = capture.state();

    assertThat(TrainingStateSerializer.INSTANCE.isImmutableType()).isTrue();
    assertThat(TrainingStateSerializer.INSTANCE.copy(state)).isSameAs(state);
    assertThat(state.arrays().get(0)).isSameAs(values);
  }

  @Test
  void shouldRefuseADamagedState() throws IOException {
    StateCapture capture = new StateCapture();
    capture.writeSnapshot(SNAPSHOT);
    byte[] damaged = serialized(capture.state());
    damaged[1_000]++;

    assertThatThrownBy(() -> deserialized(damaged))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "the state of the training in the checkpoint is damaged: its checksum is wrong");
  }

  private static byte[] serialized(TrainingState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(64);
    TrainingStateSerializer.INSTANCE.serialize(state, out);
    return out.getCopyOfBuffer();
  }

  private static TrainingState deserialized(byte[] bytes) throws IOException {
    return TrainingStateSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
  }
}
