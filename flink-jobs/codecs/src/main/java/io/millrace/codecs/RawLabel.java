package io.millrace.codecs;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * The label as bytes in the key.
 *
 * @param type null when records carry none
 * @param shape null takes the label as a flat vector
 */
record RawLabel(@Nullable DataType type, @Nullable TensorShape shape) {
  private static final float[] NONE = {};

  float[] decode(byte @Nullable [] key) throws UndecodableRecordException {
    if (type == null || key == null || key.length == 0 || isUnlabelledMark(key)) {
      return NONE;
    }
    float[] label = new float[RawLength.count("key", key, type, shape)];
    RawElements.read(type, key, label, 0, label.length);
    return label;
  }

  /**
   * Kafka-ML keys unlabelled records with one zero byte; for a type of one byte that is label 0.
   */
  private boolean isUnlabelledMark(byte[] key) {
    return key.length == 1 && key[0] == 0 && type != null && type.bytes() > 1;
  }
}
