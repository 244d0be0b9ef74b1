package io.millrace.controlplane.api;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** A database as an earlier release has left it; the control plane brings it up to date. */
final class EarlierRelease {
  private static final String SCHEMA = "8";

  private EarlierRelease() {}

  /** Does nothing when the database has been used already. */
  static void leaveIn(String url) {
    DriverManagerDataSource database = new DriverManagerDataSource(url, "millrace", "");
    int made =
        Flyway.configure().dataSource(database).target(SCHEMA).load().migrate().migrationsExecuted;
    if (made == 0) {
      return;
    }
    try (Connection connection = database.getConnection()) {
      ScriptUtils.executeSqlScript(connection, new ClassPathResource("earlier-release.sql"));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
