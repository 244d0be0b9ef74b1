package io.millrace.controlplane.security;

import io.millrace.controlplane.resource.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

final class SessionRepository {
  private final JdbcClient database;

  SessionRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(StoredSession session) {
    Caller caller = session.caller();
    database
        .sql(
            "insert into browser_session (secret_sha256, caller_kind, caller_id, caller_name, role,"
                + " credential_sha256, opened_at, last_seen_at, expires_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            session.secretSha256(),
            caller.kind().name(),
            caller.id(),
            caller.name(),
            caller.role().name(),
            session.credentialSha256(),
            Columns.time(session.openedAt()),
            Columns.time(session.lastSeenAt()),
            Columns.time(session.expiresAt()))
        .update();
  }

  Optional<StoredSession> find(String secretSha256) {
    return database
        .sql("select * from browser_session where secret_sha256 = ?")
        .param(secretSha256)
        .query((row, number) -> session(row))
        .optional();
  }

  private static StoredSession session(ResultSet row) throws SQLException {
    return new StoredSession(
        row.getString("secret_sha256"),
        caller(row),
        row.getString("credential_sha256"),
        Columns.time(row, "opened_at"),
        Columns.time(row, "last_seen_at"),
        Columns.time(row, "expires_at"));
  }

  static Caller caller(ResultSet row) throws SQLException {
    return new Caller(
        Caller.Kind.valueOf(row.getString("caller_kind")),
        row.getString("caller_id"),
        row.getString("caller_name"),
        Role.valueOf(row.getString("role")));
  }

  void seen(String secretSha256, Instant now) {
    database
        .sql("update browser_session set last_seen_at = ? where secret_sha256 = ?")
        .params(Columns.time(now), secretSha256)
        .update();
  }

  void delete(String secretSha256) {
    database
        .sql("delete from browser_session where secret_sha256 = ?")
        .param(secretSha256)
        .update();
  }

  void deleteOf(Caller.Kind kind, String id) {
    database
        .sql("delete from browser_session where caller_kind = ? and caller_id = ?")
        .params(kind.name(), id)
        .update();
  }

  /** Also the ones that were idle for too long. */
  void deleteEnded(Instant now, Instant idleSince) {
    database
        .sql("delete from browser_session where expires_at <= ? or last_seen_at <= ?")
        .params(Columns.time(now), Columns.time(idleSince))
        .update();
  }
}
