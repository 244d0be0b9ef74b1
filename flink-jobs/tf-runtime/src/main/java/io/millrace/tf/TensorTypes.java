package io.millrace.tf;

import io.millrace.contracts.record.DataType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** Data types as types of tensors. */
final class TensorTypes {
  private static final Map<DataType, Class<? extends TType>> TYPES =
      new EnumMap<>(
          Map.of(
              DataType.FLOAT32, TFloat32.class,
              DataType.FLOAT64, TFloat64.class,
              DataType.INT32, TInt32.class,
              DataType.INT64, TInt64.class,
              DataType.UINT8, TUint8.class,
              DataType.BOOL, TBool.class));
  private static final Map<org.tensorflow.proto.DataType, DataType> BY_PROTO =
      Map.of(
          org.tensorflow.proto.DataType.DT_FLOAT, DataType.FLOAT32,
          org.tensorflow.proto.DataType.DT_DOUBLE, DataType.FLOAT64,
          org.tensorflow.proto.DataType.DT_INT32, DataType.INT32,
          org.tensorflow.proto.DataType.DT_INT64, DataType.INT64,
          org.tensorflow.proto.DataType.DT_UINT8, DataType.UINT8,
          org.tensorflow.proto.DataType.DT_BOOL, DataType.BOOL);

  private TensorTypes() {}

  /**
   * @throws IllegalStateException for a type that no input of a model has
   */
  static Class<? extends TType> of(DataType type) {
    Class<? extends TType> tensor = TYPES.get(type);
    if (tensor == null) {
      throw new IllegalStateException("no tensors of type " + type);
    }
    return tensor;
  }

  static Optional<DataType> of(org.tensorflow.proto.DataType type) {
    return Optional.ofNullable(BY_PROTO.get(type));
  }
}
