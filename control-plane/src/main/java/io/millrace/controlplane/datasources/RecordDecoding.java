package io.millrace.controlplane.datasources;

import io.millrace.codecs.ExampleDecoder;
import io.millrace.codecs.ImageFile;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a page of records with the decoder that trainings use. One thread only.
 *
 * <p>A page has a limit in bytes as well, as images are sent whole.
 */
final class RecordDecoding implements RetainedRecords.Reader {
  static final int MOST_VALUES = 4096;
  private static final long MOST_IMAGE_BYTES = 8 << 20;

  private final RecordFormat format;
  private final ExampleDecoder decoder;
  private final int limit;
  private final List<DecodedRecord> records = new ArrayList<>();
  private long imageBytes;

  /**
   * @param before sizes of the examples before the page; null when there was none
   */
  RecordDecoding(RecordFormat format, ExampleDecoder.@Nullable Sizes before, int limit) {
    this.format = format;
    this.decoder = before == null ? ExampleDecoder.of(format) : ExampleDecoder.of(format, before);
    this.limit = limit;
  }

  @Override
  public boolean wantsMore() {
    return records.size() < limit && imageBytes < MOST_IMAGE_BYTES;
  }

  @Override
  public void take(ConsumerRecord<byte[], byte[]> record) {
    String fault = decoder.decode(record.key(), record.value());
    DecodedRecord.Image image = image(record.value());
    records.add(
        new DecodedRecord(
            record.topic(),
            record.partition(),
            record.offset(),
            Instant.ofEpochMilli(record.timestamp()),
            record.key() == null ? null : base64(record.key()),
            Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize()),
            fault == null && decoder.labels().length > 0 ? numbers(decoder.labels()) : null,
            fault == null ? features() : null,
            image,
            fault));
    imageBytes += image == null ? 0 : image.base64().length();
  }

  private DecodedRecord.Features features() {
    float[] values = decoder.features();
    TensorShape shape = format.dataShape();
    return new DecodedRecord.Features(
        shape == null ? List.of(values.length) : shape.dimensions(),
        numbers(values),
        values.length > MOST_VALUES);
  }

  private static List<@Nullable Float> numbers(float[] values) {
    int shown = Math.min(values.length, MOST_VALUES);
    List<@Nullable Float> numbers = new ArrayList<>(shown);
    for (int i = 0; i < shown; i++) {
      numbers.add(Float.isFinite(values[i]) ? values[i] : null);
    }
    return numbers;
  }

  /** Also of an image that is no example, as one of another size: it shows why. */
  private DecodedRecord.@Nullable Image image(byte @Nullable [] value) {
    return value == null || !(format instanceof ImageFormat)
        ? null
        : ImageFile.mediaType(value)
            .map(type -> new DecodedRecord.Image(type, base64(value)))
            .orElse(null);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  List<DecodedRecord> records() {
    return records;
  }

  ExampleDecoder.@Nullable Sizes sizes() {
    return decoder.sizes();
  }
}
