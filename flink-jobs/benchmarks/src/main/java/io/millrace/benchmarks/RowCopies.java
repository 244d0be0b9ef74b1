package io.millrace.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Copies rows that a control plane has written, whatever columns its release has, with other values
 * in some of them.
 */
final class RowCopies {
  private static final int BATCH = 1_000;
  private final Connection connection;

  RowCopies(Connection connection) throws SQLException {
    this.connection = connection;
    connection.setAutoCommit(false);
  }

  /** Values that the copy of a number does not share with the first. */
  interface Differences {
    Map<String, Object> of(int copy);
  }

  /** The first row that fulfils the condition. */
  Map<String, Object> row(String table, String condition) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("select * from " + table + " where " + condition);
        ResultSet rows = query.executeQuery()) {
      if (!rows.next()) {
        throw new IllegalStateException("no row of " + table + " where " + condition);
      }
      Map<String, Object> row = new LinkedHashMap<>();
      ResultSetMetaData columns = rows.getMetaData();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        row.put(columns.getColumnName(column), value(rows, columns.getColumnType(column), column));
      }
      return row;
    }
  }

  private static Object value(ResultSet row, int type, int column) throws SQLException {
    return switch (type) {
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE ->
          row.getObject(column, OffsetDateTime.class);
      case Types.CLOB, Types.LONGVARCHAR -> row.getString(column);
      default -> row.getObject(column);
    };
  }

  void copy(String table, Map<String, Object> row, int copies, Differences differences)
      throws SQLException {
    List<String> columns = new ArrayList<>(row.keySet());
    String marks =
        String.join(", ", IntStream.range(0, columns.size()).mapToObj(i -> "?").toList());
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into "
                + table
                + " ("
                + String.join(", ", columns)
                + ") values ("
                + marks
                + ")")) {
      for (int copy = 0; copy < copies; copy++) {
        Map<String, Object> values = new LinkedHashMap<>(row);
        values.putAll(differences.of(copy));
        for (int column = 0; column < columns.size(); column++) {
          insert.setObject(column + 1, values.get(columns.get(column)));
        }
        insert.addBatch();
        if (copy % BATCH == BATCH - 1 || copy == copies - 1) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
  }

  void execute(String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.execute();
    }
    connection.commit();
  }
}
