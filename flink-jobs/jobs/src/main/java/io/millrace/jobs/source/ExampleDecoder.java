package io.millrace.jobs.source;

import io.millrace.codecs.RecordDecoder;
import io.millrace.codecs.UndecodableRecordException;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records to examples of one size: the declared one, or else that of the first record that
 * can be decoded. The arrays are reused from record to record.
 */
final class ExampleDecoder {
  private final RecordDecoder decoder;
  private final int declaredFeatures;
  private final boolean labelDeclared;
  private float @Nullable [] features;
  private float @Nullable [] labels;

  private ExampleDecoder(
      RecordDecoder decoder, @Nullable TensorShape declaredShape, boolean labelDeclared) {
    this.decoder = decoder;
    this.declaredFeatures = declaredShape == null ? 0 : declaredShape.size();
    this.labelDeclared = labelDeclared;
  }

  static ExampleDecoder of(RecordFormat format) {
    return new ExampleDecoder(RecordDecoder.of(format), format.dataShape(), format.labelled());
  }

  /**
   * After this {@link #features} and {@link #labels} hold the example.
   *
   * @return why the record is no example; null when it is one
   */
  @Nullable String decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return "the record has no value; legal is a value with the features";
    }
    try {
      return decode(record.key(), record.value());
    } catch (UndecodableRecordException e) {
      return e.getMessage();
    }
  }

  private @Nullable String decode(byte @Nullable [] key, byte[] value)
      throws UndecodableRecordException {
    float[] target = features == null ? new float[expectedFeatures(value)] : features;
    decoder.decodeFeatures(value, target, 0, target.length);
    float[] label = decoder.decodeLabel(key, value);
    if (labelDeclared && label.length == 0) {
      return "the record has no label; legal is the label that the format declares";
    }
    if (labels != null && labels.length != label.length) {
      return "the label has %d values; legal are %d, as in the records before"
          .formatted(label.length, labels.length);
    }
    features = target;
    labels = label;
    return null;
  }

  private int expectedFeatures(byte[] value) throws UndecodableRecordException {
    return declaredFeatures > 0 ? declaredFeatures : decoder.countFeatures(value);
  }

  float[] features() {
    return features == null ? new float[0] : features;
  }

  float[] labels() {
    return labels == null ? new float[0] : labels;
  }
}
