package io.millrace.controlplane.accounts;

import io.millrace.controlplane.accounts.ApiToken.Owner;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class TokenRepository {
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
  private static final SortKeys SORTS =
      SortKeys.byCreation().text("name", "name").time("expiresAt", "expires_at");
  private final JdbcClient database;

  TokenRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(ApiToken token, String secretSha256) {
    database
        .sql(
            "insert into api_token (id, name, secret_sha256, owner_kind, owner_id, owner_name,"
                + " role, scopes, created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            token.id(),
            token.name(),
            secretSha256,
            token.owner().kind().name(),
            token.owner().id(),
            token.owner().name(),
            token.role().name(),
            Columns.json(token.scopes()),
            Columns.time(token.createdAt()),
            Columns.time(token.expiresAt()))
        .update();
  }

  void delete(String id) {
    database.sql("delete from api_token where id = ?").param(id).update();
  }

  void deleteOf(Caller.Kind kind, String ownerId) {
    database
        .sql("delete from api_token where owner_kind = ? and owner_id = ?")
        .params(kind.name(), ownerId)
        .update();
  }

  void used(String id, Instant now) {
    database
        .sql("update api_token set last_used_at = ? where id = ?")
        .params(Columns.time(now), id)
        .update();
  }

  Optional<ApiToken> find(String id) {
    return findBy("id", id);
  }

  Optional<ApiToken> findBySecret(String secretSha256) {
    return findBy("secret_sha256", secretSha256);
  }

  private Optional<ApiToken> findBy(String column, String value) {
    return database
        .sql("select * from api_token where " + column + " = ?")
        .param(value)
        .query((row, number) -> token(row))
        .optional();
  }

  /**
   * @param owner whose they are; null for everybody's
   */
  Page<ApiToken> list(TokenQuery query, @Nullable Owner owner) {
    return SqlList.of("select * from api_token", SORTS)
        .containing(query.q(), "name", "owner_name")
        .equal("owner_kind", owner == null ? null : owner.kind())
        .equal("owner_id", owner == null ? null : owner.id())
        .page(database, query.part(), (row, number) -> token(row));
  }

  private static ApiToken token(ResultSet row) throws SQLException {
    return new ApiToken(
        row.getString("id"),
        row.getString("name"),
        new Owner(
            Caller.Kind.valueOf(row.getString("owner_kind")),
            row.getString("owner_id"),
            row.getString("owner_name")),
        Role.valueOf(row.getString("role")),
        Objects.requireNonNull(Columns.json(row, "scopes", TEXTS)),
        Columns.time(row, "created_at"),
        Columns.time(row, "expires_at"),
        Columns.timeOrNull(row, "last_used_at"));
  }
}
