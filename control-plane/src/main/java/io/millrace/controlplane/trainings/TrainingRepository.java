package io.millrace.controlplane.trainings;

import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.conditions.Standing;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class TrainingRepository {
  private static final SortKeys SORTS =
      SortKeys.byCreation().text("name", "name").text("state", "state");
  private static final List<String> LIVE =
      Stream.of(JobState.values()).filter(state -> !state.isTerminal()).map(Enum::name).toList();
  private final JdbcClient database;

  TrainingRepository(JdbcClient database) {
    this.database = database;
  }

  /** A number that no training had before. */
  long nextDeploymentNumber() {
    database
        .sql("update counter set current_value = current_value + 1 where name = 'deployment'")
        .update();
    return database
        .sql("select current_value from counter where name = 'deployment'")
        .query(Long.class)
        .single();
  }

  void insert(Training training) {
    database
        .sql(
            "insert into training (id, deployment_number, name, model_set_id, model_set_name,"
                + " data_source_id, kind, fit, start_from, state, standing, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            training.id(),
            training.deploymentNumber(),
            training.name(),
            training.modelSetId(),
            training.modelSetName(),
            training.dataSourceId(),
            training.kind().name(),
            Columns.json(training.fit()),
            Columns.json(training.startFrom()),
            training.state().name(),
            Columns.json(training.standing()),
            Columns.time(training.times().createdAt()))
        .update();
  }

  void update(Training training) {
    Fault error = training.error();
    Training.FlinkJob job = training.job();
    database
        .sql(
            "update training set data_source_id = ?, stop_requested = ?, state = ?, standing = ?, error_code = ?,"
                + " error_message = ?, flink_job_id = ?, dashboard_url = ?, started_at = ?,"
                + " ended_at = ?, finished_at = ? where id = ?")
        .params(
            training.dataSourceId(),
            training.stopRequested(),
            training.state().name(),
            Columns.json(training.standing()),
            error == null ? null : error.code(),
            error == null ? null : error.message(),
            job.flinkJobId(),
            job.dashboardUrl(),
            Columns.time(training.times().startedAt()),
            Columns.time(training.times().endedAt()),
            Columns.time(training.times().finishedAt()),
            training.id())
        .update();
  }

  void delete(String id) {
    database.sql("delete from training where id = ?").param(id).update();
  }

  Optional<Training> find(String id) {
    return database
        .sql("select * from training where id = ?")
        .param(id)
        .query((row, number) -> training(row))
        .optional();
  }

  /** Nobody else changes it, or its results, before this transaction ends. */
  Optional<Training> lock(String id) {
    return database
        .sql("select * from training where id = ? for update")
        .param(id)
        .query((row, number) -> training(row))
        .optional();
  }

  Optional<Training> lockByNumber(long deploymentNumber) {
    return database
        .sql("select * from training where deployment_number = ? for update")
        .param(deploymentNumber)
        .query((row, number) -> training(row))
        .optional();
  }

  Page<Training> list(TrainingQuery query) {
    return SqlList.of("select * from training", SORTS)
        .containing(query.q(), "name", "model_set_name")
        .anyOf("state", query.state())
        .equal("model_set_id", query.modelSetId())
        .equal("data_source_id", query.dataSourceId())
        .where(
            "exists (select 1 from training_result r"
                + " where r.training_id = training.id and r.model_id = ?)",
            query.modelId())
        .between("created_at", query.createdAfter(), query.createdBefore())
        .page(database, query.part(), (row, number) -> training(row));
  }

  /** A state without any is absent. */
  Map<JobState, Long> countByState() {
    Map<JobState, Long> counts = new EnumMap<>(JobState.class);
    database
        .sql("select state, count(*) as jobs from training group by state")
        .query(
            row -> {
              counts.put(JobState.valueOf(row.getString("state")), row.getLong("jobs"));
            });
    return counts;
  }

  /** Those that have data and no end, oldest first; found by the index, of thousands that ended. */
  List<Training> live() {
    return database
        .sql(
            "select * from training where data_source_id is not null"
                + " and state in (:states) order by id")
        .param("states", LIVE)
        .query((row, number) -> training(row))
        .list();
  }

  /** Rows of earlier releases have none. */
  private static Standing standing(ResultSet row) throws SQLException {
    Standing standing = Columns.json(row, "standing", Standing.class);
    return standing == null
        ? Standing.sound(JobState.valueOf(row.getString("state")), Columns.time(row, "created_at"))
        : standing;
  }

  private static Training training(ResultSet row) throws SQLException {
    return new Training(
        row.getString("id"),
        row.getLong("deployment_number"),
        row.getString("name"),
        row.getString("model_set_id"),
        row.getString("model_set_name"),
        row.getString("data_source_id"),
        TrainingKind.valueOf(row.getString("kind")),
        Objects.requireNonNull(Columns.json(row, "fit", Fit.class)),
        Columns.json(row, "start_from", StartFrom.class),
        row.getBoolean("stop_requested"),
        JobState.valueOf(row.getString("state")),
        standing(row),
        Fault.of(row),
        new Training.FlinkJob(row.getString("flink_job_id"), row.getString("dashboard_url")),
        new Training.Times(
            Columns.time(row, "created_at"),
            Columns.timeOrNull(row, "started_at"),
            Columns.timeOrNull(row, "ended_at"),
            Columns.timeOrNull(row, "finished_at")));
  }
}
