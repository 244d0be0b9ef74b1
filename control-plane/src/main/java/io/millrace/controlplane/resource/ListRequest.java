package io.millrace.controlplane.resource;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for, and in which order.
 *
 * @param limit items at most, 1 to 500; 100 when absent
 * @param cursor a {@code nextCursor}, behind which the part begins; absent begins at the first
 * @param sort name of a {@linkplain SortKeys key}, with a minus before it the other way round; that
 *     of the cursor or newest first when absent
 */
public record ListRequest(@Nullable Integer limit, @Nullable String cursor, @Nullable String sort) {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 500;

  int rows() {
    return RowLimit.of(limit, DEFAULT_LIMIT, MAX_LIMIT);
  }

  @Nullable Cursor begin() {
    return cursor == null ? null : Cursor.decoded(cursor);
  }

  SortKeys.Order order(SortKeys keys, @Nullable Cursor begin) {
    if (begin == null) {
      return keys.order(sort == null ? SortKeys.NEWEST_FIRST : sort);
    }
    if (sort != null && !keys.order(sort).sort().equals(begin.sort())) {
      throw IllegalParameterException.of(
          "cursor",
          "cursor belongs to a list with sort '"
              + begin.sort()
              + "' and sort is '"
              + sort
              + "'; legal is the same sort, or none");
    }
    return keys.order(begin.sort());
  }
}
