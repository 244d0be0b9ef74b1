package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of a record mean. The configuration keys are those of Kafka-ML's control message.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "format")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RawFormat.class, name = RecordFormat.RAW),
  @JsonSubTypes.Type(value = JsonFormat.class, name = RecordFormat.JSON),
  @JsonSubTypes.Type(value = AvroFormat.class, name = RecordFormat.AVRO),
  @JsonSubTypes.Type(value = RegistryFormat.class, name = "AVRO_REGISTRY"),
  @JsonSubTypes.Type(value = ImageFormat.class, name = RecordFormat.IMAGE)
})
public sealed interface RecordFormat
    permits RawFormat, JsonFormat, AvroFormat, RegistryFormat, ImageFormat {
  String RAW = "RAW";
  String JSON = "JSON";
  String AVRO = "AVRO";
  String IMAGE = "IMAGE";

  /** How a control message calls them, all that there are. */
  List<String> NAMES = List.of(RAW, JSON, AVRO, IMAGE);

  /** How Kafka-ML calls it. */
  String name();

  /** Shape of the features; null when they are a flat vector. */
  @Nullable TensorShape dataShape();

  /** Whether it declares a label, which every example then has to have. */
  boolean labelled();

  /** Number of feature values of each record, when the format says it. */
  OptionalInt featureCount();
}
