package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.record.AvroFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas and records of chance, written by Avro's own library. */
class RandomSchemasTest {
  private static final int SCHEMAS = 100;

  private Random random = new Random();
  private int names;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldReadEveryNumberOfEverySchema(long seed) throws Exception {
    random = new Random(seed);
    for (int i = 0; i < SCHEMAS; i++) {
      Schema schema = record(3);
      RecordDecoder decoder =
          RecordDecoder.of(new AvroFormat(schema.toString(), null, List.of(), null, null));
      List<Float> expected = new ArrayList<>();
      byte[] value = write(schema, value(schema, expected));

      float[] features = new float[decoder.countFeatures(value)];
      decoder.decodeFeatures(value, features, 0, features.length);

      assertThat(features).as(schema.toString()).containsExactly(expected.toArray(Float[]::new));
    }
  }

  private Schema record(int depth) {
    List<Schema.Field> fields = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(5); i++) {
      fields.add(new Schema.Field("f" + i, type(depth - 1)));
    }
    // one field that is there in any case, as an empty array gives no number
    fields.add(new Schema.Field("last", Schema.create(Schema.Type.FLOAT)));
    return Schema.createRecord("R" + names++, null, "some.space" + names % 2, false, fields);
  }

  private Schema type(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> Schema.create(Schema.Type.INT);
      case 1 -> Schema.create(Schema.Type.LONG);
      case 2 -> Schema.create(Schema.Type.FLOAT);
      case 3 -> Schema.create(Schema.Type.DOUBLE);
      case 4 -> Schema.create(Schema.Type.BOOLEAN);
      case 5 -> Schema.createEnum("E" + names++, null, null, List.of("A", "B", "C"));
      case 6 -> Schema.createArray(type(depth - 1));
      case 7 -> nullable(depth);
      default -> record(depth);
    };
  }

  private Schema nullable(int depth) {
    Schema inner = type(depth - 1);
    return inner.isUnion() ? inner : Schema.createUnion(Schema.create(Schema.Type.NULL), inner);
  }

  private Object value(Schema schema, List<Float> expected) {
    return switch (schema.getType()) {
      case INT -> number(random.nextInt() >> random.nextInt(32), expected);
      case LONG -> number(random.nextLong() >> random.nextInt(64), expected);
      case FLOAT -> number((float) random.nextGaussian(), expected);
      case DOUBLE -> number(random.nextGaussian() * 1e6, expected);
      case BOOLEAN -> number(random.nextInt(2), expected).intValue() == 1;
      case ENUM -> {
        int symbol = number(random.nextInt(3), expected).intValue();
        yield new GenericData.EnumSymbol(schema, schema.getEnumSymbols().get(symbol));
      }
      case ARRAY -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(200); i > 0; i--) {
          items.add(value(schema.getElementType(), expected));
        }
        yield items;
      }
      case UNION -> value(schema.getTypes().get(1), expected);
      default -> {
        GenericRecord record = new GenericData.Record(schema);
        schema.getFields().forEach(f -> record.put(f.pos(), value(f.schema(), expected)));
        yield record;
      }
    };
  }

  private static Number number(Number number, List<Float> expected) {
    expected.add(number.floatValue());
    return number;
  }

  private static byte[] write(Schema schema, Object value) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().blockingBinaryEncoder(bytes, null);
    new GenericDatumWriter<>(schema).write(value, encoder);
    encoder.flush();
    return bytes.toByteArray();
  }
}
