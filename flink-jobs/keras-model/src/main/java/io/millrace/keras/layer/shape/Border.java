package io.millrace.keras.layer.shape;

import java.util.List;

/**
 * How much is added to, or taken from, both ends of some axes.
 *
 * @param before for each axis, at least 0
 * @param after for each axis, at least 0
 */
public record Border(List<Integer> before, List<Integer> after) {
  public Border {
    before = List.copyOf(before);
    after = List.copyOf(after);
    if (before.size() != after.size()
        || before.stream().anyMatch(size -> size < 0)
        || after.stream().anyMatch(size -> size < 0)) {
      throw new IllegalArgumentException(
          "the border is " + before + " and " + after + "; legal are numbers of at least 0");
    }
  }

  public int rank() {
    return before.size();
  }
}
