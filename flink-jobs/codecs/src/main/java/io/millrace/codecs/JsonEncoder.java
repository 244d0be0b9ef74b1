package io.millrace.codecs;

import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.TensorShape;
import java.io.ByteArrayOutputStream;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * An array without names and label, else an object with one member for each named feature, or with
 * all features in a member of their own when they have no names.
 */
final class JsonEncoder implements RecordEncoder {
  static final String UNNAMED_FEATURES = "features";
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonFormat format;

  JsonEncoder(JsonFormat format) {
    this.format = format;
  }

  @Override
  public EncodedRecord encode(float[] features, float... label) {
    checkCounts(features, label);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
      if (format.features().isEmpty() && format.label() == null) {
        writeArray(json, features);
      } else {
        json.writeStartObject();
        writeFeatures(json, features);
        writeLabel(json, label);
        json.writeEndObject();
      }
    }
    return new EncodedRecord(null, bytes.toByteArray());
  }

  private void checkCounts(float[] features, float[] label) {
    List<String> names = format.features();
    TensorShape shape = format.dataShape();
    if (!names.isEmpty() && names.size() != features.length) {
      throw new IllegalArgumentException(
          "features: %d values; legal are %d, one for each of %s"
              .formatted(features.length, names.size(), names));
    }
    if (shape != null && shape.size() != features.length) {
      throw new IllegalArgumentException(
          "features: %d values; legal are %d (shape %s)"
              .formatted(features.length, shape.size(), shape));
    }
    if (label.length > 0 && format.label() == null) {
      throw new IllegalArgumentException(
          "a label of %d values was given; legal is none, the format names no label"
              .formatted(label.length));
    }
  }

  private void writeFeatures(JsonGenerator json, float[] features) {
    List<String> names = format.features();
    if (names.isEmpty()) {
      json.writeName(UNNAMED_FEATURES);
      writeArray(json, features);
    }
    for (int i = 0; i < names.size(); i++) {
      json.writeName(names.get(i));
      writeNumber(json, features[i]);
    }
  }

  private void writeLabel(JsonGenerator json, float[] label) {
    if (label.length == 0) {
      return;
    }
    json.writeName(format.label());
    if (label.length == 1) {
      writeNumber(json, label[0]);
    } else {
      writeArray(json, label);
    }
  }

  private static void writeArray(JsonGenerator json, float[] values) {
    json.writeStartArray();
    for (float value : values) {
      writeNumber(json, value);
    }
    json.writeEndArray();
  }

  private static void writeNumber(JsonGenerator json, float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException(value + " is not legal in JSON; legal are finite numbers");
    }
    if (value == Math.rint(value) && Math.abs(value) < 1 << 24) {
      json.writeNumber((int) value);
    } else {
      json.writeNumber(value);
    }
  }
}
