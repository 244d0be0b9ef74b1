package io.millrace.codecs;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.TensorShape;
import org.jspecify.annotations.Nullable;

/** Features from the value's bytes, label from the key's. Allocates nothing but labels. */
final class RawDecoder implements RecordDecoder {
  private static final float[] NO_LABEL = {};

  private final RawFormat format;

  RawDecoder(RawFormat format) {
    this.format = format;
  }

  @Override
  public void decodeFeatures(byte[] value, float[] target, int offset, int length)
      throws UndecodableRecordException {
    DataType type = format.dataType();
    if (value.length != (long) length * type.bytes()) {
      throw new UndecodableRecordException(
          "the value has %d bytes; legal are %d (%d x %s)"
              .formatted(value.length, (long) length * type.bytes(), length, type.numpyName()));
    }
    RawElements.read(type, value, target, offset, length);
  }

  @Override
  public int countFeatures(byte[] value) throws UndecodableRecordException {
    return count("value", value, format.dataType(), format.dataShape());
  }

  @Override
  public float[] decodeLabel(byte @Nullable [] key, byte @Nullable [] value)
      throws UndecodableRecordException {
    DataType type = format.labelType();
    if (type == null || key == null || key.length == 0 || isUnlabelledMark(key, type)) {
      return NO_LABEL;
    }
    float[] label = new float[count("key", key, type, format.labelShape())];
    RawElements.read(type, key, label, 0, label.length);
    return label;
  }

  /**
   * Kafka-ML keys unlabelled records with one zero byte; for a type of one byte that is label 0.
   */
  private static boolean isUnlabelledMark(byte[] key, DataType type) {
    return key.length == 1 && key[0] == 0 && type.bytes() > 1;
  }

  private static int count(String part, byte[] bytes, DataType type, @Nullable TensorShape shape)
      throws UndecodableRecordException {
    if (shape != null && bytes.length != (long) shape.size() * type.bytes()) {
      throw new UndecodableRecordException(
          "the %s has %d bytes; legal are %d (shape %s of %s)"
              .formatted(
                  part, bytes.length, (long) shape.size() * type.bytes(), shape, type.numpyName()));
    }
    if (bytes.length == 0 || bytes.length % type.bytes() != 0) {
      throw new UndecodableRecordException(
          "the %s has %d bytes; legal is a multiple of %d (%s), at least one"
              .formatted(part, bytes.length, type.bytes(), type.numpyName()));
    }
    return bytes.length / type.bytes();
  }
}
