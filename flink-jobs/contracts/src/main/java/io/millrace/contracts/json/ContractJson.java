package io.millrace.contracts.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.model.ModelCard;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelOrder;
import io.millrace.contracts.model.ModelWithdrawal;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON form of every contract. Members are written in declaration order, so equal values give
 * equal bytes.
 */
public final class ContractJson {
  private static final JsonMapper TOLERANT =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          // a contract is its record components; isEmpty() and the like are not members
          .changeDefaultVisibility(v -> v.withIsGetterVisibility(Visibility.NONE))
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();
  private static final JsonMapper STRICT =
      TOLERANT
          .rebuild()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .annotationIntrospector(new OptionalMembers())
          .build();

  private ContractJson() {}

  /** For documents inside contracts that have no type of their own. Ignores unknown members. */
  public static JsonMapper mapper() {
    return TOLERANT;
  }

  public static String write(Object contract) {
    return TOLERANT.writeValueAsString(contract);
  }

  public static byte[] writeBytes(Object contract) {
    return TOLERANT.writeValueAsBytes(contract);
  }

  /**
   * @throws IllegalArgumentException on anything unknown, missing or illegal
   */
  public static JobSpec readJobSpec(String json) {
    return read(STRICT, json, JobSpec.class, "job spec");
  }

  /**
   * @throws IllegalArgumentException when it is no event of a known type
   */
  public static EventEnvelope readEvent(byte[] json) {
    return read(TOLERANT, utf8(json), EventEnvelope.class, "event");
  }

  /**
   * @throws IllegalArgumentException when it is no model descriptor
   */
  public static ModelDescriptor readModelDescriptor(byte[] json) {
    return read(TOLERANT, utf8(json), ModelDescriptor.class, "model descriptor");
  }

  /**
   * @throws IllegalArgumentException when it is nothing that belongs on the models topic
   */
  public static ModelOrder readModelOrder(byte[] json) {
    String text = utf8(json);
    return switch (read(TOLERANT, text, ModelOrderKind.class, "model order").kind()) {
      case DESCRIPTOR -> read(TOLERANT, text, ModelDescriptor.class, "model descriptor");
      case WITHDRAWAL -> read(TOLERANT, text, ModelWithdrawal.class, "model withdrawal");
    };
  }

  /**
   * @throws IllegalArgumentException when it is no model card
   */
  public static ModelCard readModelCard(byte[] json) {
    return read(TOLERANT, utf8(json), ModelCard.class, "model card");
  }

  private static String utf8(byte[] json) {
    return new String(json, StandardCharsets.UTF_8);
  }

  private static <T> T read(JsonMapper mapper, String json, Class<T> type, String what) {
    try {
      return mapper.readValue(json, type);
    } catch (JacksonException e) {
      throw new IllegalArgumentException(
          what + " cannot be read: " + reason(e) + " (at " + where(e) + ")", e);
    }
  }

  private static String reason(JacksonException e) {
    Throwable cause = e.getCause();
    if (cause instanceof NullPointerException) {
      // from requireNonNull in a record's constructor, whose message is the member's name
      return "'" + cause.getMessage() + "' is missing or null";
    }
    if (cause instanceof IllegalArgumentException) {
      return String.valueOf(cause.getMessage());
    }
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "'%s' is not known; legal are %s"
          .formatted(unknown.getPropertyName(), unknown.getKnownPropertyIds());
    }
    return JsonFaults.reason(e);
  }

  /** An RFC 6901 pointer when Jackson knows the member, else line and column. */
  private static String where(JacksonException e) {
    StringBuilder pointer = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      pointer
          .append('/')
          .append(step.getPropertyName() != null ? step.getPropertyName() : step.getIndex());
    }
    return pointer.isEmpty()
        ? "line %d, column %d".formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())
        : pointer.toString();
  }
}
