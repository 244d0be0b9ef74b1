package io.millrace.codecs;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.TensorShape;
import org.jspecify.annotations.Nullable;

/** Features to the value's bytes, label to the key's. */
final class RawEncoder implements RecordEncoder {
  private static final byte[] UNLABELLED = {0};

  private final RawFormat format;

  RawEncoder(RawFormat format) {
    this.format = format;
  }

  @Override
  public EncodedRecord encode(float[] features, float... label) {
    byte[] value = bytes("features", features, format.dataType(), format.dataShape());
    if (label.length == 0) {
      return new EncodedRecord(UNLABELLED.clone(), value);
    }
    DataType labelType = format.labelType();
    if (labelType == null) {
      throw new IllegalArgumentException(
          "a label of %d values was given; legal is none, the format declares no label_type"
              .formatted(label.length));
    }
    return new EncodedRecord(bytes("label", label, labelType, format.labelShape()), value);
  }

  private static byte[] bytes(
      String part, float[] values, DataType type, @Nullable TensorShape shape) {
    if (shape != null && values.length != shape.size()) {
      throw new IllegalArgumentException(
          "%s: %d values; legal are %d (shape %s)"
              .formatted(part, values.length, shape.size(), shape));
    }
    byte[] bytes = new byte[values.length * type.bytes()];
    for (int i = 0; i < values.length; i++) {
      RawElements.write(type, values[i], bytes, i);
    }
    return bytes;
  }
}
