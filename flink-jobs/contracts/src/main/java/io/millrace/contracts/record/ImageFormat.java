package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The value is a PNG or JPEG file of 8-bit samples, read as numbers 0 to 255 in C order; the label
 * lies in the key as in {@link RawFormat}.
 *
 * @param dataShape height, width and channels of every image: 1 channel is grey, 3 are RGB, 4 are
 *     RGBA; height and width alone are grey
 * @param labelType null when records carry no label
 * @param labelShape null takes the label as a flat vector
 */
public record ImageFormat(
    @JsonProperty("data_reshape") TensorShape dataShape,
    @JsonProperty("label_type") @Nullable DataType labelType,
    @JsonProperty("label_reshape") @Nullable TensorShape labelShape)
    implements RecordFormat {
  public ImageFormat {
    Objects.requireNonNull(dataShape, "data_reshape");
    int rank = dataShape.rank();
    int channels = rank == 3 ? dataShape.dimensions().get(2) : 1;
    if (rank < 2 || rank > 3 || !(channels == 1 || channels == 3 || channels == 4)) {
      throw new IllegalArgumentException(
          "shape "
              + dataShape
              + " is none of an image; legal is height, width and 1, 3 or 4 channels, for example 28"
              + " 28 1");
    }
  }

  public int height() {
    return dataShape.dimensions().get(0);
  }

  public int width() {
    return dataShape.dimensions().get(1);
  }

  public int channels() {
    return dataShape.rank() == 3 ? dataShape.dimensions().get(2) : 1;
  }

  @Override
  public String name() {
    return IMAGE;
  }

  @Override
  public boolean labelled() {
    return labelType != null;
  }

  @Override
  public OptionalInt featureCount() {
    return OptionalInt.of(dataShape.size());
  }
}
