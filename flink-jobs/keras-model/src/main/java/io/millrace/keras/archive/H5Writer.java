package io.millrace.keras.archive;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import io.millrace.keras.weight.WeightValues;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes {@code model.weights.h5}. Makes no group without data, which the library cannot do. */
final class H5Writer implements AutoCloseable {
  private final WritableHdfFile file;
  private final Map<String, WritableGroup> groups = new HashMap<>();

  H5Writer(Path path) {
    this.file = HdfFile.write(path);
    groups.put("", file);
  }

  void put(WeightKey key, WeightValues values) {
    int slash = key.path().lastIndexOf('/');
    group(key.path().substring(0, slash))
        .putDataset(key.path().substring(slash + 1), data(key, values));
  }

  private WritableGroup group(String path) {
    WritableGroup known = groups.get(path);
    if (known != null) {
      return known;
    }
    int slash = Math.max(0, path.lastIndexOf('/'));
    WritableGroup made =
        group(path.substring(0, slash)).putGroup(path.substring(slash == 0 ? 0 : slash + 1));
    groups.put(path, made);
    return made;
  }

  private static Object data(WeightKey key, WeightValues values) {
    if (key.isCount()) {
      return (long) values.values()[0];
    }
    List<Integer> dimensions = values.shape().dimensions();
    return dimensions.isEmpty() ? (Object) values.values()[0] : nested(values, dimensions, 0);
  }

  /** The library takes arrays of arrays. */
  private static Object nested(WeightValues values, List<Integer> dimensions, int from) {
    int length = dimensions.get(0);
    if (dimensions.size() == 1) {
      float[] row = new float[length];
      System.arraycopy(values.values(), from, row, 0, length);
      return row;
    }
    List<Integer> inner = dimensions.subList(1, dimensions.size());
    int step = inner.stream().reduce(1, (a, b) -> a * b);
    Object first = nested(values, inner, from);
    Object rows = Array.newInstance(first.getClass(), length);
    Array.set(rows, 0, first);
    for (int i = 1; i < length; i++) {
      Array.set(rows, i, nested(values, inner, from + i * step));
    }
    return rows;
  }

  @Override
  public void close() {
    file.close();
  }
}
