package io.millrace.codecs;

import io.millrace.contracts.avro.AvroSchema;
import io.millrace.contracts.avro.FieldSelection;
import io.millrace.contracts.avro.NumericFields;
import io.millrace.contracts.record.RegistryFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Avro records of the schema whose id they carry. Each schema is fetched once; schemas may differ
 * as long as they give the same features.
 */
final class RegistryDecoder implements RecordDecoder {
  private static final float[] NO_LABEL = {};
  private static final int HEADER = 1 + Integer.BYTES;

  /** Ids come from the records, so there could be as many as there are records. */
  private static final int MOST_WRITERS = 1000;

  private final RegistryFormat format;
  private final SchemaRegistry registry;
  private final Map<Integer, Writer> values = new HashMap<>();
  private final Map<Integer, Writer> keys = new HashMap<>();
  private List<String> names = List.of();

  RegistryDecoder(RegistryFormat format, SchemaRegistry registry) {
    this.format = format;
    this.registry = registry;
  }

  /**
   * What one schema's records give.
   *
   * @param fault why they give nothing; null when they do
   * @param names of the features, in order
   */
  private record Writer(
      @Nullable String fault,
      List<String> names,
      @Nullable AvroVector features,
      @Nullable AvroVector label) {
    static Writer refused(@Nullable String fault) {
      return new Writer(fault, List.of(), null, null);
    }
  }

  @Override
  public void decodeFeatures(byte[] value, float[] target, int offset, int length)
      throws UndecodableRecordException {
    int id = id("value", value);
    Writer writer = writer(id);
    if (!names.isEmpty() && names != writer.names() && !names.equals(writer.names())) {
      throw new UndecodableRecordException(
          "schema id %s gives the features %s; legal are those of the records before, %s"
              .formatted(Integer.toUnsignedString(id), writer.names(), names));
    }
    vector(writer.features()).read(value, HEADER, target, offset, length);
    names = writer.names();
  }

  @Override
  public int countFeatures(byte[] value) throws UndecodableRecordException {
    AvroVector features = vector(writer(id("value", value)).features());
    return FeatureCount.checked(features.count(value, HEADER), format.dataShape());
  }

  @Override
  public float[] decodeLabel(byte @Nullable [] key, byte @Nullable [] value)
      throws UndecodableRecordException {
    if (format.label() != null && value != null) {
      int id = id("value", value);
      AvroVector label = writer(id).label();
      if (label == null) {
        throw new UndecodableRecordException(
            "schema id %s has no number in the field '%s', which is the label"
                .formatted(Integer.toUnsignedString(id), format.label()));
      }
      return label.readAll(value, HEADER);
    }
    if (!format.labelInKey() || key == null || key.length == 0) {
      return NO_LABEL;
    }
    int id = id("key", key);
    Writer writer = known(keys, id, () -> keyWriter(registry.schema(id)));
    return vector(writer.label()).readAll(key, HEADER);
  }

  private static int id(String part, byte[] bytes) throws UndecodableRecordException {
    if (bytes.length < HEADER || bytes[0] != 0) {
      throw new UndecodableRecordException(
          "the %s begins with %s; legal is the byte 0, then the schema's id in 4 bytes"
              .formatted(
                  part,
                  bytes.length < HEADER
                      ? "only " + bytes.length + " bytes"
                      : "the byte " + (bytes[0] & 0xff)));
    }
    return ByteBuffer.wrap(bytes).getInt(1);
  }

  private Writer writer(int id) throws UndecodableRecordException {
    return known(values, id, () -> valueWriter(registry.schema(id)));
  }

  private interface Fetch {
    Writer fetch() throws UndecodableRecordException;
  }

  private static Writer known(Map<Integer, Writer> writers, int id, Fetch fetch)
      throws UndecodableRecordException {
    Writer writer = writers.get(id);
    if (writer == null) {
      writer = fetched(fetch);
      if (writers.size() == MOST_WRITERS) {
        writers.clear();
      }
      writers.put(id, writer);
    }
    if (writer.fault() != null) {
      throw new UndecodableRecordException(writer.fault());
    }
    return writer;
  }

  private static Writer fetched(Fetch fetch) {
    try {
      return fetch.fetch();
    } catch (UndecodableRecordException e) {
      return Writer.refused(e.getMessage());
    }
  }

  /** Records that are scored have no label: it is missed when it is asked for. */
  private Writer valueWriter(AvroSchema.Document schema) throws UndecodableRecordException {
    AvroVector label = format.label() == null ? null : labelVector(schema, format.label());
    FieldSelection wanted =
        FieldSelection.features(format.features(), label == null ? null : format.label());
    List<String> found = inOrder(schema, checked(schema, wanted));
    AvroVector features = new AvroVector(schema, wanted, format.features().size());
    return new Writer(null, found, features, label);
  }

  private static @Nullable AvroVector labelVector(AvroSchema.Document schema, String label) {
    FieldSelection selection = FieldSelection.named(List.of(label));
    return NumericFields.of(schema, selection).faults().isEmpty()
        ? new AvroVector(schema, selection, 1)
        : null;
  }

  /** As the vector has them, which is the order in which features were asked for by name. */
  private List<String> inOrder(AvroSchema.Document schema, List<String> inSchemaOrder) {
    if (format.features().isEmpty()) {
      return inSchemaOrder;
    }
    List<String> names = new ArrayList<>();
    for (String feature : format.features()) {
      names.addAll(NumericFields.of(schema, FieldSelection.named(List.of(feature))).names());
    }
    return names;
  }

  private static Writer keyWriter(AvroSchema.Document schema) throws UndecodableRecordException {
    FieldSelection all = FieldSelection.all();
    return new Writer(null, checked(schema, all), null, new AvroVector(schema, all, 0));
  }

  private static List<String> checked(AvroSchema.Document schema, FieldSelection selection)
      throws UndecodableRecordException {
    NumericFields fields = NumericFields.of(schema, selection);
    if (!fields.faults().isEmpty()) {
      throw new UndecodableRecordException(String.join("; ", fields.faults()));
    }
    return fields.names();
  }

  private static AvroVector vector(@Nullable AvroVector vector) {
    if (vector == null) {
      throw new IllegalStateException("a writer without a fault reads what its format names");
    }
    return vector;
  }
}
