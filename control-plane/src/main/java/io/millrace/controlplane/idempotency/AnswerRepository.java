package io.millrace.controlplane.idempotency;

import io.millrace.controlplane.resource.Columns;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Answers by caller, key and path, kept for a day. */
@Repository
class AnswerRepository implements SmartInitializingSingleton {
  private static final Duration KEPT = Duration.ofDays(1);

  private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
  private final JdbcClient database;
  private final Clock clock;

  AnswerRepository(JdbcClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** True when the key is new and now belongs to the caller. */
  boolean reserve(KeyOfCaller key, String bodySha256) {
    forgetOld();
    try {
      database
          .sql(
              "insert into idempotent_request"
                  + " (caller, idempotency_key, path, body_sha256, created_at)"
                  + " values (?, ?, ?, ?, ?)")
          .params(key.caller(), key.key(), key.path(), bodySha256, Columns.time(clock.instant()))
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  /** What an earlier process was at work on when it ended has had no effect. */
  @Override
  public void afterSingletonsInstantiated() {
    database.sql("delete from idempotent_request where status is null").update();
  }

  private void forgetOld() {
    database
        .sql("delete from idempotent_request where created_at < ?")
        .param(Columns.time(clock.instant().minus(KEPT)))
        .update();
  }

  void store(KeyOfCaller key, StoredAnswer answer) {
    database
        .sql(
            "update idempotent_request set status = ?, headers = ?, body = ?"
                + " where caller = ? and idempotency_key = ? and path = ?")
        .params(
            answer.status(),
            Columns.json(answer.headers()),
            answer.body(),
            key.caller(),
            key.key(),
            key.path())
        .update();
  }

  /** In the transaction of the effect: until the answer is stored it counts as lost. */
  void tookEffect(KeyOfCaller key) {
    database
        .sql(
            "update idempotent_request set status = ? where caller = ? and idempotency_key = ?"
                + " and path = ? and status is null")
        .params(StoredAnswer.LOST, key.caller(), key.key(), key.path())
        .update();
  }

  /** The request came to nothing, so the next one is again the first. */
  void release(KeyOfCaller key) {
    database
        .sql(
            "delete from idempotent_request where caller = ? and idempotency_key = ? and path = ?"
                + " and status is null")
        .params(key.caller(), key.key(), key.path())
        .update();
  }

  Optional<StoredAnswer> find(KeyOfCaller key) {
    return database
        .sql(
            "select * from idempotent_request where caller = ? and idempotency_key = ? and path = ?")
        .params(key.caller(), key.key(), key.path())
        .query(
            (row, number) -> {
              Map<String, String> headers = Columns.json(row, "headers", HEADERS);
              String body = row.getString("body");
              return new StoredAnswer(
                  row.getString("body_sha256"),
                  Columns.intOrNull(row, "status"),
                  headers == null ? Map.of() : headers,
                  body);
            })
        .optional();
  }
}
