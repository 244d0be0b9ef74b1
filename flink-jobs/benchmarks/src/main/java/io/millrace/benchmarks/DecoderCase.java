package io.millrace.benchmarks;

import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.TensorShape;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A format with the number of its features; the shapes are those of MNIST, HCOPD and digits. */
enum DecoderCase {
  RAW_FLOAT32_784(784, raw(DataType.FLOAT32)),
  RAW_FLOAT32_3(3, raw(DataType.FLOAT32)),
  RAW_FLOAT64_784(784, raw(DataType.FLOAT64)),
  RAW_UINT8_784(784, raw(DataType.UINT8)),
  AVRO_3_FLOATS(3, avro(fields(3, "float"))),
  AVRO_ARRAY_OF_784_FLOATS(784, avro(field("x", "{\"type\":\"array\",\"items\":\"float\"}"))),
  AVRO_20_NULLABLE_DOUBLES(20, avro(fields(20, "[\"null\",\"double\"]"))),
  JSON_ARRAY_64(64, new JsonFormat(List.of(), null, null)),
  JSON_4_MEMBERS(4, new JsonFormat(List.of("a", "b", "c", "d"), null, null)),
  IMAGE_PNG_28_28(784, new ImageFormat(TensorShape.of(28, 28, 1), null, null));

  private final int features;
  private final RecordFormat format;

  DecoderCase(int features, RecordFormat format) {
    this.features = features;
    this.format = format;
  }

  private static RecordFormat raw(DataType type) {
    return new RawFormat(type, null, null, null);
  }

  private static RecordFormat avro(String fields) {
    String schema = "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
    return new AvroFormat(schema, null, List.of(), null, null);
  }

  private static String fields(int count, String type) {
    String quoted = type.startsWith("[") ? type : "\"" + type + "\"";
    return IntStream.range(0, count)
        .mapToObj(i -> field("f" + i, quoted))
        .collect(Collectors.joining(","));
  }

  private static String field(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":" + type + "}";
  }

  int features() {
    return features;
  }

  RecordFormat format() {
    return format;
  }

  /** The value of one record. */
  byte[] record() {
    float[] values = new float[features];
    for (int i = 0; i < features; i++) {
      values[i] = i * 37 % 256;
    }
    return RecordEncoder.of(format).encode(values).value();
  }
}
