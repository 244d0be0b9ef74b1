package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The value is UTF-8 JSON: an array of numbers (nested arrays are read in C order), or an object.
 *
 * @param features names of the members that form the feature vector, in this order; empty takes an
 *     array whole, or every numeric member of an object but the label in the order they are written
 * @param label name of the member that holds the label; null when records carry none
 * @param dataShape shape of the features; null takes them as a flat vector
 */
public record JsonFormat(
    @JsonProperty("features") List<String> features,
    @JsonProperty("label") @Nullable String label,
    @JsonProperty("data_reshape") @Nullable TensorShape dataShape)
    implements RecordFormat {
  public JsonFormat {
    features = MemberNames.checked(features, label);
  }

  @Override
  public String name() {
    return JSON;
  }

  @Override
  public boolean labelled() {
    return label != null;
  }

  /** A named member counts as one; it may be an array all the same, then the shape says so. */
  @Override
  public OptionalInt featureCount() {
    if (dataShape != null) {
      return OptionalInt.of(dataShape.size());
    }
    return features.isEmpty() ? OptionalInt.empty() : OptionalInt.of(features.size());
  }
}
