package io.millrace.controlplane.resource;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param nextCursor given back as {@code cursor} it continues the list; null at its end
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
  public Page {
    items = List.copyOf(items);
  }

  /**
   * @param items one more than the limit when the list goes on
   * @param id of an item, which is its place in the list
   */
  public static <T> Page<T> of(List<T> items, PageRequest request, Function<T, String> id) {
    if (items.size() <= request.limit()) {
      return new Page<>(items, null);
    }
    List<T> shown = items.subList(0, request.limit());
    return new Page<>(shown, id.apply(shown.get(shown.size() - 1)));
  }

  public <R> Page<R> map(Function<T, R> mapper) {
    return new Page<>(items.stream().map(mapper).toList(), nextCursor);
  }
}
