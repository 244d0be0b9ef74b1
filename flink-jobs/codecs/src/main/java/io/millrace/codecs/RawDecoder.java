package io.millrace.codecs;

import io.millrace.contracts.record.RawFormat;
import org.jspecify.annotations.Nullable;

/** Features from the value's bytes, label from the key's. Allocates nothing but labels. */
final class RawDecoder implements RecordDecoder {
  private final RawFormat format;
  private final RawLabel label;

  RawDecoder(RawFormat format) {
    this.format = format;
    this.label = new RawLabel(format.labelType(), format.labelShape());
  }

  @Override
  public void decodeFeatures(byte[] value, float[] target, int offset, int length)
      throws UndecodableRecordException {
    RawLength.require(value, format.dataType(), length);
    RawElements.read(format.dataType(), value, target, offset, length);
  }

  @Override
  public int countFeatures(byte[] value) throws UndecodableRecordException {
    return RawLength.count("value", value, format.dataType(), format.dataShape());
  }

  @Override
  public float[] decodeLabel(byte @Nullable [] key, byte @Nullable [] value)
      throws UndecodableRecordException {
    return label.decode(key);
  }
}
