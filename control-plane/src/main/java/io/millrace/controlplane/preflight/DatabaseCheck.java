package io.millrace.controlplane.preflight;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

@Component
class DatabaseCheck implements PreflightCheck {
  private final DataSource database;

  DatabaseCheck(DataSource database) {
    this.database = database;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public Check check() {
    try (Connection connection = database.getConnection()) {
      DatabaseMetaData about = connection.getMetaData();
      return Check.ok(
          name(), about.getDatabaseProductName() + " " + about.getDatabaseProductVersion());
    } catch (SQLException e) {
      return Check.failed(
          name(),
          "the database does not answer: " + e.getMessage(),
          "See that it runs and that spring.datasource.url, username and password are right.");
    }
  }
}
