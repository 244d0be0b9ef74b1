package io.millrace.controlplane.resource;

import io.millrace.contracts.json.ContractJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** Column types that JDBC has no ready form for: instants and JSON documents. */
public final class Columns {
  private Columns() {}

  /** Databases keep milliseconds; what is answered now equals what is read back later. */
  public static @Nullable OffsetDateTime time(@Nullable Instant time) {
    return time == null ? null : time.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC);
  }

  public static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  public static Instant time(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable String json(@Nullable Object document) {
    return document == null ? null : ContractJson.write(document);
  }

  public static <T> @Nullable T json(ResultSet row, String column, Class<T> type)
      throws SQLException {
    String text = row.getString(column);
    return text == null ? null : ContractJson.mapper().readValue(text, type);
  }

  public static <T> @Nullable T json(ResultSet row, String column, TypeReference<T> type)
      throws SQLException {
    String text = row.getString(column);
    return text == null ? null : ContractJson.mapper().readValue(text, type);
  }

  public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Double doubleOrNull(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : value;
  }

  public static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
