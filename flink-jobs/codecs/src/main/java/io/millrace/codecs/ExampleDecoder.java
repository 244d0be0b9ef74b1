package io.millrace.codecs;

import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * Decodes records to examples of one size: the declared one, or else that of the first record that
 * can be decoded. The arrays are reused from record to record.
 */
public final class ExampleDecoder {
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

  public static ExampleDecoder of(RecordFormat format) {
    return new ExampleDecoder(RecordDecoder.of(format), format.dataShape(), format.labelled());
  }

  /** One that has decoded examples of these sizes before. */
  public static ExampleDecoder of(RecordFormat format, Sizes before) {
    ExampleDecoder decoder = of(format);
    decoder.features = new float[before.features()];
    decoder.labels = new float[before.labels()];
    return decoder;
  }

  /** How many values an example has. */
  public record Sizes(int features, int labels) {
    public Sizes {
      if (features < 0 || labels < 0) {
        throw new IllegalArgumentException(
            "sizes " + features + " and " + labels + " are not legal; legal are 0 or more");
      }
    }
  }

  /**
   * After this {@link #features} and {@link #labels} hold the example.
   *
   * @return why the record is no example; null when it is one
   * @throws java.io.UncheckedIOException as {@link RecordDecoder}
   */
  public @Nullable String decode(byte @Nullable [] key, byte @Nullable [] value) {
    if (value == null) {
      return "the record has no value; legal is a value with the features";
    }
    try {
      return decodeParts(key, value);
    } catch (UndecodableRecordException e) {
      return e.getMessage();
    }
  }

  private @Nullable String decodeParts(byte @Nullable [] key, byte[] value)
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

  /** Of the newest example; empty before there was one. */
  public float[] features() {
    return features == null ? new float[0] : features;
  }

  /** As {@link #features}. */
  public float[] labels() {
    return labels == null ? new float[0] : labels;
  }

  /** Of all examples; null before there was one. */
  public @Nullable Sizes sizes() {
    return features == null || labels == null ? null : new Sizes(features.length, labels.length);
  }
}
