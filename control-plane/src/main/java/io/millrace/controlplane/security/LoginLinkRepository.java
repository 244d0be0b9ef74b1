package io.millrace.controlplane.security;

import io.millrace.controlplane.resource.Columns;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

final class LoginLinkRepository {
  private static final String INSERT =
      "insert into login_link"
          + " (secret_sha256, caller_kind, caller_id, caller_name, role, expires_at, used_at)"
          + " values (?, ?, ?, ?, ?, ?, ?)";
  private final JdbcClient database;

  LoginLinkRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(String secretSha256, Caller caller, Instant expiresAt) {
    insert(secretSha256, caller, expiresAt, null);
  }

  /** False when it is there already. */
  boolean insertUsed(String secretSha256, Caller caller, Instant now) {
    try {
      insert(secretSha256, caller, null, now);
      return true;
    } catch (DuplicateKeyException usedBefore) {
      return false;
    }
  }

  private void insert(
      String secretSha256, Caller caller, @Nullable Instant expiresAt, @Nullable Instant usedAt) {
    database
        .sql(INSERT)
        .params(
            secretSha256,
            caller.kind().name(),
            caller.id(),
            caller.name(),
            caller.role().name(),
            Columns.time(expiresAt),
            Columns.time(usedAt))
        .update();
  }

  /** Whether it was there, valid and not used; from now on it is used. */
  boolean use(String secretSha256, Instant now) {
    return database
            .sql(
                "update login_link set used_at = ?"
                    + " where secret_sha256 = ? and used_at is null and expires_at > ?")
            .params(Columns.time(now), secretSha256, Columns.time(now))
            .update()
        == 1;
  }

  Optional<Caller> callerOf(String secretSha256) {
    return database
        .sql("select * from login_link where secret_sha256 = ?")
        .param(secretSha256)
        .query((row, number) -> SessionRepository.caller(row))
        .optional();
  }

  void deleteExpired(Instant now) {
    database.sql("delete from login_link where expires_at <= ?").param(Columns.time(now)).update();
  }
}
