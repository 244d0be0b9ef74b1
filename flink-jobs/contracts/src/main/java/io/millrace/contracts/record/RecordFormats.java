package io.millrace.contracts.record;

import io.millrace.contracts.error.InvalidDocumentException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads and writes a format as Kafka-ML announces it: a name beside a configuration object, for RAW
 * with the members {@code data_type}, {@code data_reshape}, {@code label_type}, {@code
 * label_reshape}, for AVRO with {@code data_scheme} and {@code label_scheme}.
 */
public final class RecordFormats {
  /** For error texts. */
  public static final String LEGAL_NAMES = "legal is RAW, JSON, AVRO or IMAGE";

  private static final String DATA_SCHEME = "data_scheme";
  private static final String LABEL_SCHEME = "label_scheme";
  private static final String REGISTRY = "schema_registry";
  private static final String LABEL_IN_KEY = "label_in_key";
  private static final String FEATURES = "features";
  private static final String LABEL = "label";
  private static final String DATA_TYPE = "data_type";
  private static final String DATA_RESHAPE = "data_reshape";
  private static final String LABEL_TYPE = "label_type";
  private static final String LABEL_RESHAPE = "label_reshape";

  private RecordFormats() {}

  /**
   * @param name one of {@link RecordFormat#NAMES}
   * @param config members of the format; unknown ones are ignored, as producers may send more
   * @throws InvalidDocumentException with every violation; pointers start at the configuration, and
   *     an empty one means the name
   */
  public static RecordFormat parse(String name, JsonNode config) {
    return switch (name) {
      case RecordFormat.RAW -> parseRaw(new ConfigMembers(config));
      case RecordFormat.JSON -> parseJson(new ConfigMembers(config));
      case RecordFormat.AVRO -> parseAvro(new ConfigMembers(config));
      case RecordFormat.IMAGE -> parseImage(new ConfigMembers(config));
      default ->
          throw ConfigMembers.invalid("", "format '" + name + "' is not known; " + LEGAL_NAMES);
    };
  }

  private static RecordFormat parseRaw(ConfigMembers members) {
    DataType dataType = members.required(DATA_TYPE, DataType::of);
    TensorShape dataShape = members.optional(DATA_RESHAPE, TensorShape::parseOrNull);
    DataType labelType = members.optional(LABEL_TYPE, DataType::of);
    TensorShape labelShape = members.optional(LABEL_RESHAPE, TensorShape::parseOrNull);
    return members.format(
        "/" + DATA_TYPE,
        () -> new RawFormat(Objects.requireNonNull(dataType), dataShape, labelType, labelShape));
  }

  private static RecordFormat parseJson(ConfigMembers members) {
    List<String> features = members.strings(FEATURES);
    String label = members.optional(LABEL, Function.identity());
    TensorShape dataShape = members.optional(DATA_RESHAPE, TensorShape::parseOrNull);
    return members.format("/" + FEATURES, () -> new JsonFormat(features, label, dataShape));
  }

  private static RecordFormat parseAvro(ConfigMembers members) {
    if (members.has(REGISTRY)) {
      return parseRegistry(members);
    }
    String dataScheme = members.schema(DATA_SCHEME);
    String labelScheme = members.schema(LABEL_SCHEME);
    List<String> features = members.strings(FEATURES);
    String label = members.optional(LABEL, Function.identity());
    TensorShape dataShape = members.optional(DATA_RESHAPE, TensorShape::parseOrNull);
    if (dataScheme == null) {
      members.missing(
          DATA_SCHEME, "legal is the text of an Avro schema, or 'schema_registry' with an address");
    } else {
      members.add(AvroFormat.violations(dataScheme, labelScheme, features, label));
    }
    return members.format(
        "/" + (dataShape == null ? FEATURES : DATA_RESHAPE),
        () ->
            new AvroFormat(
                Objects.requireNonNull(dataScheme), labelScheme, features, label, dataShape));
  }

  private static RecordFormat parseRegistry(ConfigMembers members) {
    URI registry = members.optional(REGISTRY, RegistryFormat::address);
    List<String> features = members.strings(FEATURES);
    String label = members.optional(LABEL, Function.identity());
    boolean labelInKey = members.flag(LABEL_IN_KEY);
    TensorShape dataShape = members.optional(DATA_RESHAPE, TensorShape::parseOrNull);
    return members.format(
        "/" + FEATURES,
        () ->
            new RegistryFormat(
                Objects.requireNonNull(registry), features, label, labelInKey, dataShape));
  }

  private static RecordFormat parseImage(ConfigMembers members) {
    TensorShape dataShape = members.required(DATA_RESHAPE, TensorShape::parse);
    DataType labelType = members.optional(LABEL_TYPE, DataType::of);
    TensorShape labelShape = members.optional(LABEL_RESHAPE, TensorShape::parseOrNull);
    return members.format(
        "/" + DATA_RESHAPE,
        () -> new ImageFormat(Objects.requireNonNull(dataShape), labelType, labelShape));
  }

  /** One of {@link RecordFormat#NAMES}. */
  public static String name(RecordFormat format) {
    return format.name();
  }

  /** The configuration object that {@link #parse} reads back to the same format. */
  public static Map<String, Object> config(RecordFormat format) {
    Map<String, Object> config = new LinkedHashMap<>();
    if (format instanceof RawFormat raw) {
      config.put(DATA_TYPE, raw.dataType().numpyName());
      put(config, LABEL_TYPE, name(raw.labelType()));
      put(config, DATA_RESHAPE, spaced(raw.dataShape()));
      put(config, LABEL_RESHAPE, spaced(raw.labelShape()));
    } else if (format instanceof JsonFormat json) {
      config.put(FEATURES, json.features());
      put(config, LABEL, json.label());
      put(config, DATA_RESHAPE, spaced(json.dataShape()));
    } else if (format instanceof AvroFormat avro) {
      config.put(DATA_SCHEME, avro.dataScheme());
      put(config, LABEL_SCHEME, avro.labelScheme());
      putFields(config, avro.features(), avro.label(), avro.dataShape());
    } else if (format instanceof RegistryFormat framed) {
      config.put(REGISTRY, framed.registry().toString());
      putFields(config, framed.features(), framed.label(), framed.dataShape());
      put(config, LABEL_IN_KEY, framed.labelInKey() ? true : null);
    } else if (format instanceof ImageFormat image) {
      put(config, LABEL_TYPE, name(image.labelType()));
      config.put(DATA_RESHAPE, image.dataShape().spaced());
      put(config, LABEL_RESHAPE, spaced(image.labelShape()));
    }
    return config;
  }

  private static void putFields(
      Map<String, Object> config,
      List<String> features,
      @Nullable String label,
      @Nullable TensorShape shape) {
    put(config, FEATURES, features.isEmpty() ? null : features);
    put(config, LABEL, label);
    put(config, DATA_RESHAPE, spaced(shape));
  }

  private static @Nullable String name(@Nullable DataType type) {
    return type == null ? null : type.numpyName();
  }

  private static @Nullable String spaced(@Nullable TensorShape shape) {
    return shape == null ? null : shape.spaced();
  }

  private static void put(Map<String, Object> config, String name, @Nullable Object value) {
    if (value != null) {
      config.put(name, value);
    }
  }
}
