package io.millrace.tf;

import io.millrace.contracts.record.DataType;
import java.util.EnumMap;
import java.util.Map;
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
}
