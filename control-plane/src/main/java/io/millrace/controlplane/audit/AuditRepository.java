package io.millrace.controlplane.audit;

import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.PageRequest;
import io.millrace.controlplane.security.Caller;
import io.millrace.controlplane.security.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class AuditRepository {
  private static final TypeReference<Map<String, Object>> VIEW = new TypeReference<>() {};
  private static final String HEAD =
      "id, occurred_at, ended_at, trace_id, actor_kind, actor_id, actor_name, actor_role, address,"
          + " action, resource, outcome, status, code";
  private final JdbcClient database;

  AuditRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(AuditEntry entry) {
    Actor actor = entry.actor();
    database
        .sql(
            "insert into audit_entry ("
                + HEAD
                + ", before_view, after_view) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            entry.id(),
            Columns.time(entry.time()),
            Columns.time(entry.endedAt()),
            entry.traceId(),
            actor.kind() == null ? null : actor.kind().name(),
            actor.id(),
            actor.name(),
            actor.role() == null ? null : actor.role().name(),
            actor.address(),
            entry.action(),
            entry.resource(),
            entry.outcome().name(),
            entry.status(),
            entry.code(),
            Columns.json(entry.before()),
            Columns.json(entry.after()))
        .update();
  }

  /** What is only known once it is answered. */
  record Ending(
      Instant time,
      String resource,
      int status,
      @Nullable String code,
      @Nullable Map<String, Object> after) {}

  void complete(String id, Ending ending) {
    database
        .sql(
            "update audit_entry set ended_at = ?, resource = ?, outcome = ?, status = ?, code = ?,"
                + " after_view = ? where id = ?")
        .params(
            Columns.time(ending.time()),
            ending.resource(),
            Outcome.of(ending.status()).name(),
            ending.status(),
            ending.code(),
            Columns.json(ending.after()),
            id)
        .update();
  }

  Optional<AuditEntry> find(String id) {
    return database
        .sql("select * from audit_entry where id = ?")
        .param(id)
        .query(
            (row, number) ->
                entry(
                    row,
                    Columns.json(row, "before_view", VIEW),
                    Columns.json(row, "after_view", VIEW)))
        .optional();
  }

  List<AuditEntry> list(AuditQuery query, PageRequest page) {
    AuditQuery.Condition condition = query.condition();
    List<Object> values = new ArrayList<>(List.of(page.cursor()));
    values.addAll(condition.values());
    values.add(page.fetch());
    return database
        .sql(
            "select "
                + HEAD
                + " from audit_entry where id < ?"
                + condition.sql()
                + " order by id desc fetch first ? rows only")
        .params(values)
        .query((row, number) -> entry(row, null, null))
        .list();
  }

  int forgetBefore(Instant time) {
    return database
        .sql("delete from audit_entry where occurred_at < ?")
        .param(Columns.time(time))
        .update();
  }

  private static AuditEntry entry(
      ResultSet row, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after)
      throws SQLException {
    String kind = row.getString("actor_kind");
    String role = row.getString("actor_role");
    Actor actor =
        new Actor(
            kind == null ? null : Caller.Kind.valueOf(kind),
            row.getString("actor_id"),
            row.getString("actor_name"),
            role == null ? null : Role.valueOf(role),
            row.getString("address"));
    return new AuditEntry(
        row.getString("id"),
        Columns.time(row, "occurred_at"),
        Columns.timeOrNull(row, "ended_at"),
        row.getString("trace_id"),
        actor,
        row.getString("action"),
        row.getString("resource"),
        Outcome.valueOf(row.getString("outcome")),
        Columns.intOrNull(row, "status"),
        row.getString("code"),
        before,
        after);
  }
}
