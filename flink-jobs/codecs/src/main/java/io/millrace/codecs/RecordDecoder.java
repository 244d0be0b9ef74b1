package io.millrace.codecs;

import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RegistryFormat;
import org.jspecify.annotations.Nullable;

/**
 * Reads features and label of records in one format. Keeps buffers: one thread only. Where a format
 * needs another server, a schema registry, its silence is an UncheckedIOException: not the record
 * is at fault, and a later attempt may succeed.
 */
public interface RecordDecoder {
  static RecordDecoder of(RecordFormat format) {
    if (format instanceof RawFormat raw) {
      return new RawDecoder(raw);
    }
    if (format instanceof AvroFormat avro) {
      return new AvroDecoder(avro);
    }
    if (format instanceof RegistryFormat framed) {
      return new RegistryDecoder(framed, new SchemaRegistry(framed.registry(), System.getenv()));
    }
    if (format instanceof ImageFormat image) {
      return new ImageDecoder(image);
    }
    return new JsonDecoder((JsonFormat) format);
  }

  /**
   * Writes the features of one record, in C order, into {@code target[offset, offset + length)}.
   * Nothing outside of it is touched; what is inside is undefined after an exception.
   *
   * @throws UndecodableRecordException when the record does not hold exactly {@code length} values
   */
  void decodeFeatures(byte[] value, float[] target, int offset, int length)
      throws UndecodableRecordException;

  /**
   * Number of feature values in this record.
   *
   * @throws UndecodableRecordException when they cannot be counted or do not fill the format's
   *     shape
   */
  int countFeatures(byte[] value) throws UndecodableRecordException;

  /**
   * Label values; empty when the format declares none or the record has none.
   *
   * @throws UndecodableRecordException when there is a label but not one of the declared type
   */
  float[] decodeLabel(byte @Nullable [] key, byte @Nullable [] value)
      throws UndecodableRecordException;
}
