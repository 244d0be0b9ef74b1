package io.millrace.keras.archive;

import io.jhdf.api.Dataset;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.weight.WeightValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads weights from the places where they should be, and says which are not there as they should.
 */
final class WeightReader {
  private final H5File file;
  private final Faults faults;

  WeightReader(H5File file) {
    this.file = file;
    this.faults = new Faults(file.name());
  }

  Faults faults() {
    return faults;
  }

  /**
   * @throws io.millrace.keras.InvalidModelException with every weight that is wrong
   */
  List<WeightValues> read(List<WeightKey> keys) {
    List<WeightValues> values = new ArrayList<>();
    for (WeightKey key : keys) {
      WeightValues value = read(key);
      if (value != null) {
        values.add(value);
      }
    }
    faults.throwIfAny();
    return values;
  }

  private @Nullable WeightValues read(WeightKey key) {
    Optional<Dataset> found = file.dataset(key.path());
    String weight = "weight '" + key.weight().name() + "' of shape " + key.weight().shape();
    if (found.isEmpty()) {
      faults.add(
          key.layer(),
          "'" + key.path() + "' is missing, where the model's " + weight + " should be",
          "the weights are of another model, or the model was not built when it was saved");
      return null;
    }
    int[] dimensions = file.dimensions(found.get());
    if (!isShape(dimensions, key.weight().shape())) {
      faults.add(
          key.layer(),
          "'"
              + key.path()
              + "' has the shape "
              + text(dimensions)
              + "; legal for the model's "
              + weight
              + " is its shape",
          null);
      return null;
    }
    return checked(key, file.floats(found.get(), key.path()));
  }

  private @Nullable WeightValues checked(WeightKey key, float @Nullable [] values) {
    int size = key.weight().shape().size();
    if (values == null || values.length != size) {
      faults.add(
          key.layer(), "'" + key.path() + "' holds no float32 numbers; legal are those", null);
      return null;
    }
    for (int i = 0; i < size; i++) {
      if (!Float.isFinite(values[i])) {
        faults.add(
            key.layer(),
            "'"
                + key.path()
                + "' (weight '"
                + key.weight().name()
                + "') holds "
                + values[i]
                + " at index "
                + i
                + "; legal are finite numbers",
            "the training that made it diverged");
        return null;
      }
    }
    return new WeightValues(key.weight().name(), key.weight().shape(), values);
  }

  private static boolean isShape(int[] dimensions, TensorShape shape) {
    return Arrays.stream(dimensions).boxed().toList().equals(shape.dimensions());
  }

  private static String text(int[] dimensions) {
    return Arrays.stream(dimensions)
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
