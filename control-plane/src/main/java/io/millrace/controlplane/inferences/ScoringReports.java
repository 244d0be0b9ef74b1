package io.millrace.controlplane.inferences;

import io.millrace.contracts.event.ScoringProgress.Queues;
import io.millrace.controlplane.resource.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The last report of each subtask of each deployment. */
@Repository
class ScoringReports {
  private final JdbcClient database;

  ScoringReports(JdbcClient database) {
    this.database = database;
  }

  /** Replaces what the subtask said before. */
  void put(String inferenceId, SubtaskReport report) {
    database
        .sql("delete from scoring_progress where inference_id = ? and subtask = ?")
        .params(inferenceId, report.subtask())
        .update();
    Queues queues = report.queues();
    database
        .sql(
            "insert into scoring_progress (inference_id, subtask, scored, dead_letters,"
                + " records_per_second, p50_ms, p99_ms, model_version, p999_ms, mean_batch, waiting,"
                + " model_age_ms, reported_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            inferenceId,
            report.subtask(),
            report.scored(),
            report.deadLetters(),
            report.recordsPerSecond(),
            report.p50Ms(),
            report.p99Ms(),
            report.modelVersion(),
            queues == null ? null : queues.p999Ms(),
            queues == null ? null : queues.meanBatch(),
            queues == null ? null : queues.waiting(),
            queues == null ? null : queues.modelAgeMs(),
            Columns.time(report.time()))
        .update();
  }

  /** Subtasks that are no more: what they counted is counted by others now. */
  void forgetFrom(String inferenceId, int parallelism) {
    database
        .sql("delete from scoring_progress where inference_id = ? and subtask >= ?")
        .params(inferenceId, parallelism)
        .update();
  }

  List<SubtaskReport> of(String inferenceId) {
    return database
        .sql("select * from scoring_progress where inference_id = ? order by subtask")
        .param(inferenceId)
        .query((row, number) -> report(row))
        .list();
  }

  /** Of all deployments, by their ids. */
  Map<String, List<SubtaskReport>> all() {
    Map<String, List<SubtaskReport>> all = new HashMap<>();
    database
        .sql("select * from scoring_progress order by inference_id, subtask")
        .query(
            row -> {
              all.computeIfAbsent(row.getString("inference_id"), id -> new ArrayList<>())
                  .add(report(row));
            });
    return all;
  }

  private static SubtaskReport report(ResultSet row) throws SQLException {
    return new SubtaskReport(
        row.getInt("subtask"),
        row.getLong("scored"),
        row.getLong("dead_letters"),
        row.getDouble("records_per_second"),
        row.getDouble("p50_ms"),
        row.getDouble("p99_ms"),
        row.getLong("model_version"),
        queues(row),
        Columns.time(row, "reported_at"));
  }

  private static @Nullable Queues queues(ResultSet row) throws SQLException {
    double p999Ms = row.getDouble("p999_ms");
    return row.wasNull()
        ? null
        : new Queues(
            p999Ms,
            row.getDouble("mean_batch"),
            row.getInt("waiting"),
            row.getLong("model_age_ms"));
  }
}
