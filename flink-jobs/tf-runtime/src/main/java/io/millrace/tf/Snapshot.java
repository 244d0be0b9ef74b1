package io.millrace.tf;

import io.millrace.keras.weight.WeightValues;
import io.millrace.tf.lowering.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a training at one moment: weights, then optimizer slots. Equal when all is the same
 * to the bit.
 *
 * @param step number of training steps taken
 */
public record Snapshot(long step, List<WeightValues> variables) {
  public Snapshot {
    variables = List.copyOf(variables);
  }

  /**
   * @throws IncompatibleSnapshotException naming each variable that differs
   */
  void requireFit(List<Variable> expected) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), variables.size()); i++) {
      String legal =
          i < expected.size() ? expected.get(i).name() + " " + expected.get(i).shape() : "nothing";
      String given =
          i < variables.size()
              ? variables.get(i).name() + " " + variables.get(i).shape()
              : "nothing";
      if (!Objects.equals(legal, given)) {
        differences.add(given + " where the model has " + legal);
      }
    }
    if (!differences.isEmpty()) {
      throw new IncompatibleSnapshotException(
          "the snapshot was taken from another model: it has " + String.join("; ", differences));
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Snapshot that)
        || step != that.step
        || variables.size() != that.variables.size()) {
      return false;
    }
    for (int i = 0; i < variables.size(); i++) {
      if (!equal(variables.get(i), that.variables.get(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(WeightValues one, WeightValues other) {
    return one.name().equals(other.name())
        && one.shape().equals(other.shape())
        && Arrays.equals(one.values(), other.values());
  }

  @Override
  public int hashCode() {
    return Objects.hash(step, variables.size());
  }
}
