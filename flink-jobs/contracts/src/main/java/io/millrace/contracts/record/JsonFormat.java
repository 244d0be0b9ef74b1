package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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
    features = features == null ? List.of() : List.copyOf(features);
    Set<String> names = new HashSet<>();
    for (String feature : features) {
      if (feature.isBlank() || !names.add(feature)) {
        throw new IllegalArgumentException(
            "features "
                + features
                + " are not legal; legal are names that are not empty, each once");
      }
    }
    if (label != null && label.isBlank()) {
      throw new IllegalArgumentException("the label's name is empty; legal is a name, or null");
    }
    if (label != null && names.contains(label)) {
      throw new IllegalArgumentException(
          "member '" + label + "' is both a feature and the label; legal is one of the two");
    }
  }

  @Override
  public String name() {
    return JSON;
  }
}
