package io.millrace.controlplane.resource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table as a list: filtered, sorted, a part at a time. A filter whose value is absent lets
 * everything pass. Parts are cut by key, so that nothing is shown twice or left out when rows come
 * and go in between.
 */
public final class SqlList {
  private static final int MAX_TEXT = 200;
  private final String select;
  private final SortKeys keys;
  private final List<String> conditions = new ArrayList<>();
  private final List<Object> parameters = new ArrayList<>();

  private SqlList(String select, SortKeys keys) {
    this.select = select;
    this.keys = keys;
  }

  /**
   * @param select without a condition; its rows have a column {@code id}
   */
  public static SqlList of(String select, SortKeys keys) {
    return new SqlList(select, keys);
  }

  /**
   * @param condition with one parameter for each value
   */
  public SqlList where(String condition, @Nullable Object... values) {
    if (Arrays.stream(values).noneMatch(value -> value == null)) {
      conditions.add(condition);
      parameters.addAll(Arrays.asList(values));
    }
    return this;
  }

  public SqlList equal(String column, @Nullable Object value) {
    return where(column + " = ?", value instanceof Enum<?> choice ? choice.name() : value);
  }

  public SqlList anyOf(String column, @Nullable Collection<? extends Enum<?>> values) {
    if (values != null && !values.isEmpty()) {
      conditions.add(
          column + values.stream().map(v -> "?").collect(Collectors.joining(", ", " in (", ")")));
      values.forEach(value -> parameters.add(value.name()));
    }
    return this;
  }

  /** The text stands in one of the columns, in capitals or not. */
  public SqlList containing(@Nullable String text, String... columns) {
    if (text == null || text.isBlank()) {
      return this;
    }
    if (text.length() > MAX_TEXT) {
      throw IllegalParameterException.of(
          "q", "q has " + text.length() + " characters; legal are up to " + MAX_TEXT);
    }
    String pattern = "%" + literally(text) + "%";
    conditions.add(
        Arrays.stream(columns)
            .map(column -> "lower(" + column + ") like lower(?) escape '!'")
            .collect(Collectors.joining(" or ", "(", ")")));
    Arrays.stream(columns).forEach(column -> parameters.add(pattern));
    return this;
  }

  /** The text itself within a pattern of {@code like … escape '!'}. */
  public static String literally(String text) {
    return text.replaceAll("[!%_]", "!$0");
  }

  /** At or after the first instant, and before the second. */
  public SqlList between(String column, @Nullable Instant after, @Nullable Instant before) {
    return where(column + " >= ?", Columns.time(after))
        .where(column + " < ?", Columns.time(before));
  }

  /**
   * @throws IllegalParameterException when limit, sort or cursor are not legal
   */
  public <T> Page<T> page(JdbcClient database, ListRequest request, RowMapper<T> mapper) {
    int limit = request.rows();
    Cursor begin = request.begin();
    SortKeys.Order order = request.order(keys, begin);
    if (begin != null) {
      where(order.behind(), order.parameters(begin));
    }
    String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    // One more than the limit tells whether the list goes on.
    List<Row<T>> rows =
        database
            .sql(select + where + " order by " + order.orderBy() + " fetch first ? rows only")
            .params(withLast(limit + 1))
            .query((row, n) -> new Row<>(mapper.mapRow(row, n), order.cursor(row)))
            .list();
    List<T> items = rows.stream().limit(limit).map(Row::item).toList();
    return new Page<>(items, rows.size() > limit ? rows.get(limit - 1).cursor().encoded() : null);
  }

  private List<Object> withLast(Object value) {
    List<Object> all = new ArrayList<>(parameters);
    all.add(value);
    return all;
  }

  private record Row<T>(T item, Cursor cursor) {}
}
