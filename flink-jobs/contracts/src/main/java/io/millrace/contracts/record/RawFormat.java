package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Elements one after another, little-endian, C order, as NumPy's {@code tobytes()} writes them:
 * features in the value, label in the key.
 *
 * @param dataShape shape of the features; null takes the bytes as a flat vector
 * @param labelType null when records carry no label
 * @param labelShape null takes the label as a flat vector
 */
public record RawFormat(
    @JsonProperty("data_type") DataType dataType,
    @JsonProperty("data_reshape") @Nullable TensorShape dataShape,
    @JsonProperty("label_type") @Nullable DataType labelType,
    @JsonProperty("label_reshape") @Nullable TensorShape labelShape)
    implements RecordFormat {
  public RawFormat {
    Objects.requireNonNull(dataType, "data_type");
  }

  @Override
  public String name() {
    return RAW;
  }

  @Override
  public boolean labelled() {
    return labelType != null;
  }

  @Override
  public OptionalInt featureCount() {
    return dataShape == null ? OptionalInt.empty() : OptionalInt.of(dataShape.size());
  }
}
