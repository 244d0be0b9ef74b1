package io.millrace.codecs;

import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.avro.FieldSelection;
import io.millrace.contracts.avro.NumericFields;
import io.millrace.contracts.record.AvroFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Features to the fields of the value, label to one of them or to the key. Of arrays there can be
 * one, which takes what the other fields leave.
 */
final class AvroEncoder implements RecordEncoder {
  private final AvroFormat format;
  private final AvroSchema.Document data;
  private final AvroSchema.@Nullable Document labels;
  private final List<NumericFields> features;

  AvroEncoder(AvroFormat format) {
    this.format = format;
    this.data = AvroSchema.parse(format.dataScheme());
    this.labels = format.labelScheme() == null ? null : AvroSchema.parse(format.labelScheme());
    this.features =
        each(
            format.features().isEmpty()
                ? NumericFields.of(data, FieldSelection.features(List.of(), format.label())).names()
                : format.features());
  }

  private List<NumericFields> each(List<String> names) {
    List<NumericFields> each = new ArrayList<>();
    for (String name : names) {
      NumericFields inner = NumericFields.of(data, FieldSelection.named(List.of(name)));
      for (String leaf : inner.names()) {
        each.add(NumericFields.of(data, FieldSelection.named(List.of(leaf))));
      }
    }
    return each;
  }

  @Override
  public EncodedRecord encode(float[] values, float... label) {
    AvroWriter writer = new AvroWriter(data);
    putAll(writer, features, values);
    if (label.length == 0) {
      return new EncodedRecord(null, writer.write());
    }
    if (format.label() != null) {
      writer.put(format.label(), label);
      return new EncodedRecord(null, writer.write());
    }
    if (labels == null) {
      throw new IllegalArgumentException(
          "a label of %d values was given; legal is none, the format has no label"
              .formatted(label.length));
    }
    return new EncodedRecord(key(labels, label), writer.write());
  }

  private static byte[] key(AvroSchema.Document schema, float[] label) {
    AvroWriter writer = new AvroWriter(schema);
    NumericFields all = NumericFields.of(schema, FieldSelection.all());
    if (all.names().equals(List.of(""))) {
      writer.put("", label);
      return writer.write();
    }
    List<NumericFields> each = new ArrayList<>();
    for (String name : all.names()) {
      each.add(NumericFields.of(schema, FieldSelection.named(List.of(name))));
    }
    putAll(writer, each, label);
    return writer.write();
  }

  private static void putAll(AvroWriter writer, List<NumericFields> fields, float[] values) {
    int fixed = fields.stream().mapToInt(field -> field.count().orElse(0)).sum();
    long arrays = fields.stream().filter(field -> field.count().isEmpty()).count();
    int rest = values.length - fixed;
    if (rest < 0 || (arrays == 0 && rest > 0) || arrays > 1) {
      throw new IllegalArgumentException(
          "%d values; legal are %d%s"
              .formatted(
                  values.length, fixed, arrays == 0 ? "" : " and those of one array, if any"));
    }
    int at = 0;
    for (NumericFields field : fields) {
      int count = field.count().orElse(rest);
      writer.put(field.names().get(0), Arrays.copyOfRange(values, at, at + count));
      at += count;
    }
  }
}
