package io.millrace.codecs;

import io.millrace.contracts.json.JsonFaults;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.TensorShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Features and label from a JSON value, read as a stream of tokens into kept buffers. */
final class JsonDecoder implements RecordDecoder {
  private static final float[] NO_LABEL = {};

  private final JsonFormat format;
  private final JsonRecordReader reader;
  private final JsonNumbers numbers = new JsonNumbers();
  private final boolean named;

  JsonDecoder(JsonFormat format) {
    this.format = format;
    this.reader = new JsonRecordReader(format);
    this.named = !format.features().isEmpty();
  }

  @Override
  public void decodeFeatures(byte[] value, float[] target, int offset, int length)
      throws UndecodableRecordException {
    if (!named && numbers.read(value, target, offset, length)) {
      return;
    }
    read(value);
    if (reader.featureCount() != length) {
      throw new UndecodableRecordException(
          "the value holds %d features; legal are %d".formatted(reader.featureCount(), length));
    }
    reader.copyFeatures(target, offset);
  }

  @Override
  public int countFeatures(byte[] value) throws UndecodableRecordException {
    read(value);
    int count = reader.featureCount();
    TensorShape shape = format.dataShape();
    if (shape != null && count != shape.size()) {
      throw new UndecodableRecordException(
          "the value holds %d features; legal are %d (shape %s)"
              .formatted(count, shape.size(), shape));
    }
    if (count == 0) {
      throw new UndecodableRecordException(
          "the value holds no number; legal is an array of numbers or an object with some");
    }
    return count;
  }

  @Override
  public float[] decodeLabel(byte @Nullable [] key, byte @Nullable [] value)
      throws UndecodableRecordException {
    if (format.label() == null || value == null) {
      return NO_LABEL;
    }
    read(value);
    return reader.label();
  }

  private void read(byte[] value) throws UndecodableRecordException {
    try {
      reader.read(value);
    } catch (JacksonException e) {
      throw new UndecodableRecordException(
          "the value is not JSON: %s at byte %d"
              .formatted(
                  JsonFaults.reason(e),
                  e.getLocation() == null ? 0 : e.getLocation().getByteOffset()));
    }
  }
}
