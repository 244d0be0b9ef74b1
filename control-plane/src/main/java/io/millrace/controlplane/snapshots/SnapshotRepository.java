package io.millrace.controlplane.snapshots;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import io.millrace.controlplane.submission.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class SnapshotRepository {
  private static final TypeReference<List<ModelArtifact>> ARTIFACTS = new TypeReference<>() {};
  private static final SortKeys SORTS =
      SortKeys.byCreation().text("state", "state").text("reason", "reason");
  private final JdbcClient database;

  SnapshotRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(KeptSnapshot kept) {
    KeptSnapshot.Taken from = kept.from();
    Snapshot snapshot = kept.snapshot();
    database
        .sql(
            "insert into snapshot (id, inference_id, state, reason, description, run,"
                + " settings_revision, model_name, model_version, artifacts, kind, location,"
                + " size_bytes, error, created_at, ended_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            kept.id(),
            from.inferenceId(),
            kept.state().name(),
            kept.reason().name(),
            kept.description(),
            from.run(),
            from.revision(),
            from.model().name(),
            from.model().version(),
            Columns.json(from.model().artifacts()),
            snapshot == null ? null : snapshot.kind().name(),
            snapshot == null ? null : snapshot.location(),
            kept.sizeBytes(),
            kept.error(),
            Columns.time(kept.createdAt()),
            Columns.time(kept.endedAt()))
        .update();
  }

  void update(KeptSnapshot kept) {
    Snapshot snapshot = kept.snapshot();
    database
        .sql(
            "update snapshot set state = ?, kind = ?, location = ?, size_bytes = ?, error = ?,"
                + " ended_at = ? where id = ?")
        .params(
            kept.state().name(),
            snapshot == null ? null : snapshot.kind().name(),
            snapshot == null ? null : snapshot.location(),
            kept.sizeBytes(),
            kept.error(),
            Columns.time(kept.endedAt()),
            kept.id())
        .update();
  }

  void delete(String id) {
    database.sql("delete from snapshot where id = ?").param(id).update();
  }

  Optional<KeptSnapshot> find(String id) {
    return database
        .sql("select * from snapshot where id = ?")
        .param(id)
        .query((row, number) -> snapshot(row))
        .optional();
  }

  /** Newest first. */
  List<KeptSnapshot> of(String inferenceId) {
    return database
        .sql("select * from snapshot where inference_id = ? order by id desc")
        .param(inferenceId)
        .query((row, number) -> snapshot(row))
        .list();
  }

  /** Oldest first. */
  List<KeptSnapshot> in(KeptSnapshot.State state) {
    return database
        .sql("select * from snapshot where state = ? order by id")
        .param(state.name())
        .query((row, number) -> snapshot(row))
        .list();
  }

  Page<KeptSnapshot> list(SnapshotQuery query) {
    return SqlList.of("select * from snapshot", SORTS)
        .containing(query.q(), "description")
        .equal("inference_id", query.inferenceId())
        .anyOf("state", query.state())
        .anyOf("reason", query.reason())
        .anyOf("kind", query.kind())
        .between("created_at", query.createdAfter(), query.createdBefore())
        .page(database, query.part(), (row, number) -> snapshot(row));
  }

  /** What jobs that start from one of them may load. */
  List<ModelArtifact> artifacts() {
    return database
        .sql("select distinct artifacts from snapshot where state <> 'FAILED'")
        .query((row, number) -> Objects.requireNonNull(Columns.json(row, "artifacts", ARTIFACTS)))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static KeptSnapshot snapshot(ResultSet row) throws SQLException {
    String location = row.getString("location");
    return new KeptSnapshot(
        row.getString("id"),
        new KeptSnapshot.Taken(
            row.getString("inference_id"),
            row.getInt("run"),
            row.getInt("settings_revision"),
            new KeptSnapshot.Model(
                row.getString("model_name"),
                row.getLong("model_version"),
                Objects.requireNonNull(Columns.json(row, "artifacts", ARTIFACTS)))),
        KeptSnapshot.State.valueOf(row.getString("state")),
        KeptSnapshot.Reason.valueOf(row.getString("reason")),
        row.getString("description"),
        location == null
            ? null
            : new Snapshot(location, Snapshot.Kind.valueOf(row.getString("kind"))),
        Columns.longOrNull(row, "size_bytes"),
        row.getString("error"),
        Columns.time(row, "created_at"),
        Columns.timeOrNull(row, "ended_at"));
  }
}
