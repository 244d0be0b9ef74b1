package io.millrace.controlplane.trainings;

import io.millrace.contracts.event.StepsCompleted;
import io.millrace.controlplane.resource.Columns;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

/** Metrics of steps within the epochs of each result; of a long training not all of them. */
@Repository
class StepRepository {
  /** Beyond it every series is thinned out to half of it. */
  static final int MAX_ROWS = 4000;

  private static final TypeReference<Map<String, @Nullable Double>> METRICS =
      new TypeReference<>() {};
  private final JdbcClient database;

  StepRepository(JdbcClient database) {
    this.database = database;
  }

  /** Steps that are told again after a recovery of the job change nothing. */
  void add(StepsCompleted steps, Instant time) {
    if (steps.step() <= last(steps.resultId())) {
      return;
    }
    database
        .sql(
            "insert into result_step (result_id, step, epoch, train, learning_rate, completed_at)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(
            steps.resultId(),
            steps.step(),
            steps.epoch(),
            Columns.json(MetricValues.of(steps.training())),
            steps.learningRate(),
            Columns.time(time))
        .update();
    if (count(steps.resultId()) > MAX_ROWS) {
      thinOut(steps.resultId());
    }
  }

  private long last(String resultId) {
    return database
        .sql("select coalesce(max(step), 0) from result_step where result_id = ?")
        .param(resultId)
        .query(Long.class)
        .single();
  }

  private int count(String resultId) {
    return database
        .sql("select count(*) from result_step where result_id = ?")
        .param(resultId)
        .query(Integer.class)
        .single();
  }

  private void thinOut(String resultId) {
    List<MetricPoint> all = of(resultId);
    Set<Long> kept =
        DownSampling.keep(all, MAX_ROWS / 2).stream()
            .map(MetricPoint::step)
            .collect(Collectors.toCollection(HashSet::new));
    for (MetricPoint point : all) {
      if (!kept.contains(point.step())) {
        database
            .sql("delete from result_step where result_id = ? and step = ?")
            .params(resultId, point.step())
            .update();
      }
    }
  }

  List<MetricPoint> of(String resultId) {
    return database
        .sql("select * from result_step where result_id = ? order by step")
        .param(resultId)
        .query(
            (row, number) ->
                new MetricPoint(
                    row.getInt("epoch"),
                    row.getLong("step"),
                    Objects.requireNonNull(Columns.json(row, "train", METRICS)),
                    Map.of(),
                    row.getDouble("learning_rate"),
                    Columns.timeOrNull(row, "completed_at")))
        .list();
  }
}
