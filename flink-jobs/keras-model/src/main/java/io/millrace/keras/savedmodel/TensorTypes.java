package io.millrace.keras.savedmodel;

import io.millrace.contracts.record.DataType;
import java.util.Map;
import java.util.Optional;

/** Numbers of types in TensorFlow's types.proto, of those that a record can be turned into. */
final class TensorTypes {
  private static final Map<Long, DataType> BY_NUMBER =
      Map.of(
          1L, DataType.FLOAT32,
          2L, DataType.FLOAT64,
          3L, DataType.INT32,
          4L, DataType.UINT8,
          9L, DataType.INT64,
          10L, DataType.BOOL);

  private TensorTypes() {}

  static Optional<DataType> of(long number) {
    return Optional.ofNullable(BY_NUMBER.get(number));
  }

  static String name(long number) {
    if (number == 7) {
      return "string";
    }
    return of(number).map(DataType::numpyName).orElse("number " + number);
  }
}
