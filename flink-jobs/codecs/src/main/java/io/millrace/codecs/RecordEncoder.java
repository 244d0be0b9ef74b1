package io.millrace.codecs;

import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RegistryFormat;

/** Writes what a {@link RecordDecoder} of the same format reads back; for producers. */
public interface RecordEncoder {
  /**
   * @throws IllegalArgumentException for records behind a schema registry
   */
  static RecordEncoder of(RecordFormat format) {
    if (format instanceof RawFormat raw) {
      return new RawEncoder(raw);
    }
    if (format instanceof AvroFormat avro) {
      return new AvroEncoder(avro);
    }
    if (format instanceof ImageFormat image) {
      return new ImageEncoder(image);
    }
    if (format instanceof RegistryFormat framed) {
      throw new IllegalArgumentException(
          "records behind the registry "
              + framed.registry()
              + " cannot be written here; legal is its own serializer, which registers the schema");
    }
    return new JsonEncoder((JsonFormat) format);
  }

  /**
   * @param features in C order
   * @param label its values; empty for an unlabelled record
   * @throws IllegalArgumentException when the format cannot hold a value, or their number is wrong
   */
  EncodedRecord encode(float[] features, float... label);
}
