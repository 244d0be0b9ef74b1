package io.millrace.codecs;

import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;

/** Writes what a {@link RecordDecoder} of the same format reads back; for producers. */
public interface RecordEncoder {
  static RecordEncoder of(RecordFormat format) {
    if (format instanceof RawFormat raw) {
      return new RawEncoder(raw);
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
