package io.millrace.controlplane.resource;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * By what a list may be sorted. Ids sort in the order in which they were made, so that {@code
 * createdAt} is the order of ids. Columns are never null.
 */
public final class SortKeys {
  static final String NEWEST_FIRST = "-createdAt";
  private static final String ID = "id";

  /** How the value of a column travels in a cursor. */
  private enum Type {
    TEXT,
    TIME
  }

  private record Key(String column, Type type) {}

  private final Map<String, Key> keys;

  private SortKeys(Map<String, Key> keys) {
    this.keys = keys;
  }

  /** By time of creation only. */
  public static SortKeys byCreation() {
    return new SortKeys(Map.of("createdAt", new Key(ID, Type.TEXT)));
  }

  /** Also by a column with text. */
  public SortKeys text(String name, String column) {
    return with(name, new Key(column, Type.TEXT));
  }

  /** Also by a column with an instant. */
  public SortKeys time(String name, String column) {
    return with(name, new Key(column, Type.TIME));
  }

  private SortKeys with(String name, Key key) {
    Map<String, Key> more = new TreeMap<>(keys);
    more.put(name, key);
    return new SortKeys(more);
  }

  /**
   * @param sort name of a key, with a minus before it the other way round
   * @throws IllegalParameterException naming the legal ones
   */
  Order order(String sort) {
    boolean descending = sort.startsWith("-");
    Key key = keys.get(descending ? sort.substring(1) : sort);
    if (key == null) {
      String legal =
          keys.keySet().stream()
              .sorted()
              .map(name -> name + ", -" + name)
              .collect(Collectors.joining(", "));
      throw IllegalParameterException.of(
          "sort", "sort '" + sort + "' is not legal; legal is " + legal);
    }
    return new Order(sort, key, descending);
  }

  /** One way to sort a list; rows that are equal in it sort by id. */
  static final class Order {
    private final String sort;
    private final Key key;
    private final boolean descending;

    private Order(String sort, Key key, boolean descending) {
      this.sort = sort;
      this.key = key;
      this.descending = descending;
    }

    String sort() {
      return sort;
    }

    String orderBy() {
      String direction = descending ? " desc" : "";
      return isById() ? ID + direction : key.column() + direction + ", " + ID + direction;
    }

    private boolean isById() {
      return key.column().equals(ID);
    }

    /** With one parameter when sorted by id, else three. */
    String behind() {
      String than = descending ? " < ?" : " > ?";
      String column = key.column();
      return isById()
          ? ID + than
          : "(" + column + than + " or " + column + " = ? and " + ID + than + ")";
    }

    Object[] parameters(Cursor cursor) {
      if (isById()) {
        return new Object[] {cursor.id()};
      }
      Object value = key.type() == Type.TIME ? time(cursor) : cursor.key();
      return new Object[] {value, value, cursor.id()};
    }

    private static Object time(Cursor cursor) {
      try {
        return Columns.time(Instant.parse(cursor.key()));
      } catch (DateTimeException e) {
        throw Cursor.illegal(cursor.encoded());
      }
    }

    Cursor cursor(ResultSet row) throws SQLException {
      String id = row.getString(ID);
      if (isById()) {
        return new Cursor(sort, "", id);
      }
      String value =
          key.type() == Type.TIME
              ? Columns.time(row, key.column()).toString()
              : row.getString(key.column());
      return new Cursor(sort, value, id);
    }
  }
}
