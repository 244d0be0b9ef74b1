package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the bytes of a record mean. The configuration keys are those of Kafka-ML's control message.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "format")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RawFormat.class, name = RecordFormat.RAW),
  @JsonSubTypes.Type(value = JsonFormat.class, name = RecordFormat.JSON)
})
public sealed interface RecordFormat permits RawFormat, JsonFormat {
  String RAW = "RAW";
  String JSON = "JSON";

  /** How Kafka-ML calls it. */
  String name();
}
