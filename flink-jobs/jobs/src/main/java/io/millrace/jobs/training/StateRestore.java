package io.millrace.jobs.training;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Gives back what a {@link StateCapture} took, in the same order. */
final class StateRestore extends DataInputStream {
  private final Iterator<float[]> arrays;

  StateRestore(TrainingState state) {
    super(new ByteArrayInputStream(state.numbers()));
    this.arrays = state.arrays().iterator();
  }

  /** Not copied: the state that is read must not be read again once it is changed. */
  float[] readFloats() {
    return arrays.next();
  }

  Snapshot readSnapshot() throws IOException {
    long step = readLong();
    int count = readInt();
    List<WeightValues> variables = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      variables.add(new WeightValues(readUTF(), readShape(), readFloats()));
    }
    return new Snapshot(step, variables);
  }

  private TensorShape readShape() throws IOException {
    Integer[] dimensions = new Integer[readInt()];
    for (int i = 0; i < dimensions.length; i++) {
      dimensions[i] = readInt();
    }
    return TensorShape.of(dimensions);
  }
}
