package io.millrace.codecs;

import io.millrace.contracts.record.TensorShape;
import org.jspecify.annotations.Nullable;

/** Whether a record holds as many features as its format says. */
final class FeatureCount {
  private FeatureCount() {}

  static int checked(int count, @Nullable TensorShape shape) throws UndecodableRecordException {
    if (shape != null && count != shape.size()) {
      throw new UndecodableRecordException(
          "the value holds %d features; legal are %d (shape %s)"
              .formatted(count, shape.size(), shape));
    }
    if (count == 0) {
      throw new UndecodableRecordException("the value holds no number; legal is at least one");
    }
    return count;
  }
}
