package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.submission.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class RevisionRepository {
  private final JdbcClient database;

  RevisionRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(String inferenceId, Revision revision) {
    Settings settings = revision.settings();
    database
        .sql(
            "insert into inference_revision (inference_id, revision, parallelism, delivery,"
                + " max_size, linger_ms, snapshot, failure, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            inferenceId,
            revision.number(),
            settings.parallelism(),
            settings.delivery().name(),
            settings.batch().maxSize(),
            settings.batch().lingerMs(),
            Columns.json(revision.snapshot()),
            revision.failure(),
            Columns.time(revision.createdAt()))
        .update();
  }

  /** What is left of it; null when that is not kept any more. */
  void leave(String inferenceId, int revision, @Nullable Snapshot snapshot, @Nullable Instant at) {
    database
        .sql(
            "update inference_revision set snapshot = ?, snapshot_at = ? where inference_id = ? and revision = ?")
        .params(Columns.json(snapshot), Columns.time(at), inferenceId, revision)
        .update();
  }

  void fail(String inferenceId, int revision, String reason) {
    database
        .sql("update inference_revision set failure = ? where inference_id = ? and revision = ?")
        .params(reason, inferenceId, revision)
        .update();
  }

  Optional<Revision> find(String inferenceId, int revision) {
    return database
        .sql("select * from inference_revision where inference_id = ? and revision = ?")
        .params(inferenceId, revision)
        .query((row, number) -> revision(row))
        .optional();
  }

  /** Newest first. */
  List<Revision> of(String inferenceId) {
    return database
        .sql("select * from inference_revision where inference_id = ? order by revision desc")
        .param(inferenceId)
        .query((row, number) -> revision(row))
        .list();
  }

  private static Revision revision(ResultSet row) throws SQLException {
    return new Revision(
        row.getInt("revision"),
        new Settings(
            row.getInt("parallelism"),
            Delivery.valueOf(row.getString("delivery")),
            new MicroBatch(row.getInt("max_size"), row.getLong("linger_ms"))),
        Columns.time(row, "created_at"),
        Columns.json(row, "snapshot", Snapshot.class),
        Columns.timeOrNull(row, "snapshot_at"),
        row.getString("failure"));
  }
}
