package io.millrace.controlplane.trainings;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.controlplane.resource.Columns;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Metrics of every epoch of every result. */
@Repository
class EpochRepository {
  private static final TypeReference<Map<String, @Nullable Double>> METRICS =
      new TypeReference<>() {};
  private final JdbcClient database;

  EpochRepository(JdbcClient database) {
    this.database = database;
  }

  /** False when the epoch is known already, as after a recovery of the job. */
  boolean add(EpochCompleted epoch, Instant time) {
    boolean known =
        database
                .sql("select count(*) from result_epoch where result_id = ? and epoch = ?")
                .params(epoch.resultId(), epoch.epoch())
                .query(Integer.class)
                .single()
            > 0;
    if (known) {
      return false;
    }
    database
        .sql(
            "insert into result_epoch (result_id, epoch, step, duration_ms, train, validation,"
                + " learning_rate, completed_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            epoch.resultId(),
            epoch.epoch(),
            epoch.step(),
            epoch.durationMs(),
            Columns.json(MetricValues.of(epoch.training())),
            Columns.json(MetricValues.of(epoch.validation())),
            epoch.learningRate(),
            Columns.time(time))
        .update();
    return true;
  }

  List<MetricPoint> of(String resultId) {
    return database
        .sql("select * from result_epoch where result_id = ? order by epoch")
        .param(resultId)
        .query(
            (row, number) ->
                new MetricPoint(
                    row.getInt("epoch"),
                    row.getLong("step"),
                    Objects.requireNonNull(Columns.json(row, "train", METRICS)),
                    Objects.requireNonNull(Columns.json(row, "validation", METRICS)),
                    Columns.doubleOrNull(row, "learning_rate"),
                    Columns.timeOrNull(row, "completed_at")))
        .list();
  }
}
