package io.millrace.controlplane.outbox;

import io.millrace.controlplane.resource.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class OutboxRepository {
  private static final TypeReference<List<OutboxMessage.Head>> HEADERS = new TypeReference<>() {};
  private static final TypeReference<Map<Integer, Long>> OFFSETS = new TypeReference<>() {};
  private final JdbcClient database;

  OutboxRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(OutboxMessage message, Instant now) {
    database
        .sql(
            "insert into outbox_message (id, topic, message_key, message_value, headers, about,"
                + " created_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            message.id(),
            message.topic(),
            message.key(),
            message.value(),
            Columns.json(message.headers()),
            message.about(),
            Columns.time(now))
        .update();
  }

  /** In the order they are to be sent. */
  List<OutboxMessage> first(int limit) {
    return database
        .sql("select * from outbox_message order by position_in_line fetch first ? rows only")
        .param(limit)
        .query((row, number) -> message(row))
        .list();
  }

  void attempted(OutboxMessage message) {
    OutboxMessage.Attempt attempt = Objects.requireNonNull(message.attempt());
    database
        .sql("update outbox_message set attempt_from = ?, attempted_at = ? where id = ?")
        .params(Columns.json(attempt.from()), Columns.time(attempt.at()), message.id())
        .update();
  }

  void delete(String id) {
    database.sql("delete from outbox_message where id = ?").param(id).update();
  }

  boolean contains(String id) {
    return database
            .sql("select count(*) from outbox_message where id = ?")
            .param(id)
            .query(Long.class)
            .single()
        > 0;
  }

  long count() {
    return database.sql("select count(*) from outbox_message").query(Long.class).single();
  }

  /** Only those that have some. */
  Map<String, Integer> countAbout(Collection<String> subjects) {
    Map<String, Integer> counts = new HashMap<>();
    if (!subjects.isEmpty()) {
      database
          .sql(
              "select about, count(*) as messages from outbox_message where about in (:subjects)"
                  + " group by about")
          .param("subjects", subjects)
          .query(
              row -> {
                counts.put(row.getString("about"), row.getInt("messages"));
              });
    }
    return counts;
  }

  private static OutboxMessage message(ResultSet row) throws SQLException {
    Map<Integer, Long> from = Columns.json(row, "attempt_from", OFFSETS);
    return new OutboxMessage(
        row.getString("id"),
        row.getString("topic"),
        row.getBytes("message_key"),
        row.getBytes("message_value"),
        Objects.requireNonNull(Columns.json(row, "headers", HEADERS)),
        row.getString("about"),
        from == null ? null : new OutboxMessage.Attempt(from, Columns.time(row, "attempted_at")));
  }
}
