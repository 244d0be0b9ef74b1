package io.millrace.controlplane.accounts;

import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import io.millrace.controlplane.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserRepository {
  private static final SortKeys SORTS = SortKeys.byCreation().text("name", "name");
  private final JdbcClient database;

  UserRepository(JdbcClient database) {
    this.database = database;
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException when the name is taken
   */
  void insert(User user, String passwordHash) {
    database
        .sql(
            "insert into local_user (id, name, role, password_hash, enabled, version, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            user.id(),
            user.name(),
            user.role().name(),
            passwordHash,
            user.enabled(),
            user.version(),
            Columns.time(user.createdAt()))
        .update();
  }

  void update(User user) {
    database
        .sql("update local_user set role = ?, enabled = ?, version = ? where id = ?")
        .params(user.role().name(), user.enabled(), user.version(), user.id())
        .update();
  }

  void setPassword(String id, String passwordHash) {
    database
        .sql("update local_user set password_hash = ? where id = ?")
        .params(passwordHash, id)
        .update();
  }

  void signedIn(String id, Instant now) {
    database
        .sql("update local_user set last_sign_in_at = ? where id = ?")
        .params(Columns.time(now), id)
        .update();
  }

  void delete(String id) {
    database.sql("delete from local_user where id = ?").param(id).update();
  }

  boolean isEmpty() {
    return database.sql("select count(*) from local_user").query(Long.class).single() == 0;
  }

  Optional<User> find(String id) {
    return database
        .sql("select * from local_user where id = ?")
        .param(id)
        .query((row, number) -> user(row))
        .optional();
  }

  Optional<User> findByName(String name) {
    return database
        .sql("select * from local_user where name = ?")
        .param(name)
        .query((row, number) -> user(row))
        .optional();
  }

  Optional<String> passwordHash(String id) {
    return database
        .sql("select password_hash from local_user where id = ?")
        .param(id)
        .query(String.class)
        .optional();
  }

  Page<User> list(UserQuery query) {
    return SqlList.of("select * from local_user", SORTS)
        .containing(query.q(), "name")
        .anyOf("role", query.role())
        .equal("enabled", query.enabled())
        .page(database, query.part(), (row, number) -> user(row));
  }

  /** Nobody else changes one of them until this transaction is over. */
  List<User> lockAdmins() {
    return database
        .sql("select * from local_user where role = 'ADMIN' order by id for update")
        .query((row, number) -> user(row))
        .list();
  }

  private static User user(ResultSet row) throws SQLException {
    return new User(
        row.getString("id"),
        row.getString("name"),
        Role.valueOf(row.getString("role")),
        row.getBoolean("enabled"),
        Columns.time(row, "created_at"),
        Columns.timeOrNull(row, "last_sign_in_at"),
        row.getLong("version"));
  }
}
