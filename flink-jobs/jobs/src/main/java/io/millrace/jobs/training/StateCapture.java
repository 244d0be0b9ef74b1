package io.millrace.jobs.training;

import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.Snapshot;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Takes the state of a training: small things as bytes, large arrays as they are. */
final class StateCapture extends DataOutputStream {
  private final ByteArrayOutputStream numbers;
  private final List<float[]> arrays = new ArrayList<>();

  StateCapture() {
    this(new ByteArrayOutputStream());
  }

  private StateCapture(ByteArrayOutputStream numbers) {
    super(numbers);
    this.numbers = numbers;
  }

  /**
   * @param values not copied: nobody may change them from now on
   */
  void writeFloats(float[] values) {
    arrays.add(values);
  }

  void writeSnapshot(Snapshot snapshot) throws IOException {
    writeLong(snapshot.step());
    writeInt(snapshot.variables().size());
    for (WeightValues variable : snapshot.variables()) {
      writeUTF(variable.name());
      writeInt(variable.shape().rank());
      for (int dimension : variable.shape().dimensions()) {
        writeInt(dimension);
      }
      writeFloats(variable.values());
    }
  }

  /** What was written so far. */
  TrainingState state() {
    return new TrainingState(numbers.toByteArray(), arrays);
  }
}
