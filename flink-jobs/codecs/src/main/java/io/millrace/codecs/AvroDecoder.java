package io.millrace.codecs;

import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.avro.FieldSelection;
import io.millrace.contracts.record.AvroFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Avro records without a header, of schemas that are known beforehand. */
final class AvroDecoder implements RecordDecoder {
  private static final float[] NO_LABEL = {};

  private final AvroFormat format;
  private final AvroVector features;
  private final @Nullable AvroVector keyLabel;
  private final @Nullable AvroVector valueLabel;

  AvroDecoder(AvroFormat format) {
    this.format = format;
    AvroSchema.Document data = AvroSchema.parse(format.dataScheme());
    List<String> names = format.features();
    this.features =
        new AvroVector(data, FieldSelection.features(names, format.label()), names.size());
    this.keyLabel =
        format.labelScheme() == null
            ? null
            : new AvroVector(AvroSchema.parse(format.labelScheme()), FieldSelection.all(), 0);
    this.valueLabel =
        format.label() == null
            ? null
            : new AvroVector(data, FieldSelection.named(List.of(format.label())), 1);
  }

  @Override
  public void decodeFeatures(byte[] value, float[] target, int offset, int length)
      throws UndecodableRecordException {
    features.read(value, 0, target, offset, length);
  }

  @Override
  public int countFeatures(byte[] value) throws UndecodableRecordException {
    return FeatureCount.checked(features.count(value, 0), format.dataShape());
  }

  @Override
  public float[] decodeLabel(byte @Nullable [] key, byte @Nullable [] value)
      throws UndecodableRecordException {
    if (valueLabel != null && value != null) {
      return valueLabel.readAll(value, 0);
    }
    if (keyLabel == null || key == null || key.length == 0) {
      return NO_LABEL;
    }
    try {
      return keyLabel.readAll(key, 0);
    } catch (UndecodableRecordException e) {
      throw new UndecodableRecordException("the label in the key: " + e.getMessage());
    }
  }
}
