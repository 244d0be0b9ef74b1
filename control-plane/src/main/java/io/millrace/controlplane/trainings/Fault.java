package io.millrace.controlplane.trainings;

import io.millrace.contracts.error.ErrorCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Why something ended badly.
 *
 * @param code stable name, see {@link ErrorCode}
 * @param message what was given and what is legal
 */
record Fault(String code, String message) {
  static Fault of(ErrorCode code, @Nullable String message) {
    return new Fault(code.name(), message == null ? code.description() : message);
  }

  static @Nullable Fault of(ResultSet row) throws SQLException {
    String code = row.getString("error_code");
    return code == null ? null : new Fault(code, row.getString("error_message"));
  }
}
