package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Avro behind the five bytes of a schema registry (0, then the schema's id, big-endian): each
 * record says which schema wrote it.
 *
 * @param registry http(s) address without user or password
 * @param features as in {@link AvroFormat}; every writer's schema has to have them
 * @param label dotted name of the field of the value that is the label; null when it has none
 * @param labelInKey whether the key, framed as well, is the label
 * @param dataShape shape of the features; null takes them as a flat vector
 */
public record RegistryFormat(
    @JsonProperty("schema_registry") URI registry,
    @JsonProperty("features") List<String> features,
    @JsonProperty("label") @Nullable String label,
    @JsonProperty("label_in_key") boolean labelInKey,
    @JsonProperty("data_reshape") @Nullable TensorShape dataShape)
    implements RecordFormat {
  public RegistryFormat {
    Objects.requireNonNull(registry, "schema_registry");
    requireAddress(registry);
    features = MemberNames.checkedPaths(features, label);
    if (label != null && labelInKey) {
      throw new IllegalArgumentException(
          "'label' and 'label_in_key' are both given; legal is one of the two");
    }
  }

  /**
   * @throws IllegalArgumentException when it is no address of a registry
   */
  public static URI address(String text) {
    try {
      URI address = URI.create(text.strip());
      requireAddress(address);
      return address;
    } catch (IllegalArgumentException e) {
      // what cannot be read may hold a password as well: it is not repeated
      throw new IllegalArgumentException(
          String.valueOf(e.getMessage()).startsWith("the registry's")
              ? e.getMessage()
              : "the registry's address cannot be read; legal is https://host:port/path",
          e);
    }
  }

  /**
   * @throws IllegalArgumentException when it is no address of a registry
   */
  public static void requireAddress(URI registry) {
    if (registry.getRawAuthority() != null && registry.getRawAuthority().contains("@")) {
      throw new IllegalArgumentException(
          "the registry's address carries a user; legal is one without, as it is stored and shown:"
              + " credentials come from the environment of the job");
    }
    boolean http = "http".equals(registry.getScheme()) || "https".equals(registry.getScheme());
    if (!http || registry.getHost() == null || registry.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "the registry's address is not legal; legal is https://host:port/path");
    }
  }

  @Override
  public String name() {
    return AVRO;
  }

  @Override
  public boolean labelled() {
    return label != null || labelInKey;
  }

  @Override
  public OptionalInt featureCount() {
    return dataShape == null ? OptionalInt.empty() : OptionalInt.of(dataShape.size());
  }
}
