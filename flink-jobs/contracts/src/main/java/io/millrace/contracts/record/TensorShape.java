package io.millrace.contracts.record;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Dimensions of one example, without the batch axis; no dimensions is a scalar.
 *
 * @param dimensions each at least 1
 */
public record TensorShape(List<Integer> dimensions) {
  private static final TensorShape SCALAR = new TensorShape(List.of());

  @JsonCreator
  public TensorShape {
    dimensions = List.copyOf(dimensions);
    long size = 1;
    for (int dimension : dimensions) {
      size *= dimension;
      if (dimension < 1 || size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "shape "
                + dimensions
                + " is not legal; each dimension must be at least 1 and the whole fit an int");
      }
    }
  }

  public static TensorShape scalar() {
    return SCALAR;
  }

  public static TensorShape of(Integer... dimensions) {
    return new TensorShape(List.of(dimensions));
  }

  /**
   * Reads Kafka-ML's notation.
   *
   * @param text integers separated by spaces, for example {@code "28 28"}
   * @throws IllegalArgumentException when a part is not a positive integer
   */
  public static TensorShape parse(String text) {
    try {
      return new TensorShape(Stream.of(text.strip().split("\\s+")).map(Integer::valueOf).toList());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "shape '" + text + "' is not legal; legal are positive integers separated by spaces", e);
    }
  }

  /** Kafka-ML writes null or "" where the bytes are to stay flat. */
  public static @Nullable TensorShape parseOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : parse(text);
  }

  /** Number of elements. */
  public int size() {
    int size = 1;
    for (int dimension : dimensions) {
      size *= dimension;
    }
    return size;
  }

  public int rank() {
    return dimensions.size();
  }

  @JsonValue
  List<Integer> json() {
    return dimensions;
  }

  /** Kafka-ML's notation: integers separated by spaces. */
  public String spaced() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  @Override
  public String toString() {
    return dimensions.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}
