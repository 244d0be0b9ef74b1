package io.millrace.keras.json;

import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.layer.Layer;
import io.millrace.keras.layer.ShapeMismatchException;
import io.millrace.keras.layer.SizeLimits;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads an input layer, and the input shape that Keras 2 writes into the first real layer. */
final class InputReader implements LayerReader {
  private static final List<DataType> LEGAL_TYPES =
      List.of(
          DataType.FLOAT32,
          DataType.FLOAT64,
          DataType.INT32,
          DataType.INT64,
          DataType.UINT8,
          DataType.BOOL);
  private static final List<String> SHAPE_MEMBERS = List.of("batch_shape", "batch_input_shape");

  @Override
  public @Nullable Layer read(String name, Members config) {
    config.requireOff("sparse", "ragged", "optional");
    String member = SHAPE_MEMBERS.stream().filter(config::has).findFirst().orElse("batch_shape");
    TensorShape shape = shape(config, member);
    DataType dataType = dataType(config);
    return shape == null ? null : new InputLayer(name, shape, dataType);
  }

  private static DataType dataType(Members config) {
    JsonNode dtype = config.get("dtype");
    JsonNode named = dtype.isObject() ? dtype.path("config").path("name") : dtype;
    if (named.isMissingNode()) {
      return DataType.FLOAT32;
    }
    for (DataType legal : LEGAL_TYPES) {
      if (legal.numpyName().equals(named.asString(""))) {
        return legal;
      }
    }
    config.refuse(
        "dtype",
        "'dtype' is "
            + Members.given(named)
            + "; legal is float32, float64, int32, int64, uint8 or bool",
        "records of any type are converted to float32 before they reach the model");
    return DataType.FLOAT32;
  }

  /** The member in which a layer that is no input layer declares the model's input, if it does. */
  static @Nullable String declaredBy(Members config) {
    return SHAPE_MEMBERS.stream().filter(config::has).findFirst().orElse(null);
  }

  /**
   * @param member an array: null for the batch axis, then the dimensions of one example
   * @return null when it is not legal; then violations were added
   */
  static @Nullable TensorShape shape(Members config, String member) {
    JsonNode array = config.get(member);
    if (!array.isArray() || array.size() < 2 || array.size() > 8) {
      config.refuse(
          member,
          "'"
              + member
              + "' is "
              + Members.given(array)
              + "; legal is null for the batch, then 1 to 7 dimensions, for example [null, 4]",
          null);
      return null;
    }
    int before = config.violationCount();
    if (!array.get(0).isNull()) {
      config.refuse(
          member,
          "the batch size is fixed to " + Members.given(array.get(0)) + "; legal is null",
          "define the input without batch_size");
    }
    List<Integer> dimensions = new ArrayList<>();
    for (int i = 1; i < array.size(); i++) {
      dimensions.add(dimension(config, member, array.get(i)));
    }
    try {
      TensorShape shape = SizeLimits.checked(dimensions);
      return config.violationCount() == before ? shape : null;
    } catch (ShapeMismatchException e) {
      config.refuse(member, String.valueOf(e.getMessage()), null);
      return null;
    }
  }

  private static int dimension(Members config, String member, JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      int value = node.intValue();
      if (value >= 1 && value <= SizeLimits.MAX_DIMENSION) {
        return value;
      }
    }
    config.refuse(
        member,
        "'"
            + member
            + "' has the dimension "
            + Members.given(node)
            + "; legal is a whole number from 1 to "
            + SizeLimits.MAX_DIMENSION,
        node.isNull() ? "give every dimension but the batch a size" : null);
    return 1;
  }
}
