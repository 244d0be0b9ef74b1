package io.millrace.controlplane.problem;

import io.micrometer.core.instrument.MeterRegistry;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Keeps problems and tells the event stream of each. */
@Component
public class ProblemLog {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemLog.class);
  private static final int KEPT = 1000;
  private static final SortKeys SORTS = SortKeys.byCreation().text("code", "code");

  private final JdbcClient database;
  private final ChangeHub hub;
  private final Identifiers ids;
  private final MeterRegistry meters;
  private final Clock clock;

  ProblemLog(
      JdbcClient database, ChangeHub hub, Identifiers ids, MeterRegistry meters, Clock clock) {
    this.database = database;
    this.hub = hub;
    this.ids = ids;
    this.meters = meters;
    this.clock = clock;
  }

  public void record(
      String code, Map<String, Object> source, String detail, List<ProblemEntry> errors) {
    Problem problem =
        new Problem(
            ids.next(),
            clock.instant().truncatedTo(ChronoUnit.MILLIS),
            code,
            source,
            detail,
            errors);
    LOG.warn("{} {}: {}", code, source, detail);
    meters.counter("millrace.problems", "code", code).increment();
    database
        .sql(
            "insert into problem (id, occurred_at, code, source, detail, errors)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(
            problem.id(),
            Columns.time(problem.time()),
            code,
            Columns.json(problem.source()),
            detail,
            Columns.json(problem.errors()))
        .update();
    forgetOldest();
    hub.publish(Change.created(ResourceKind.PROBLEM, problem.id(), problem));
  }

  private void forgetOldest() {
    database
        .sql(
            "delete from problem where id <="
                + " (select id from problem order by id desc offset ? rows fetch next 1 row only)")
        .param(KEPT)
        .update();
  }

  Page<Problem> list(ProblemQuery query) {
    return SqlList.of("select * from problem", SORTS)
        .containing(query.q(), "detail", "source")
        .equal("code", query.code())
        .between("occurred_at", query.createdAfter(), query.createdBefore())
        .page(database, query.part(), (row, number) -> problem(row));
  }

  private static Problem problem(ResultSet row) throws SQLException {
    return new Problem(
        row.getString("id"),
        Columns.time(row, "occurred_at"),
        row.getString("code"),
        Objects.requireNonNull(
            Columns.json(row, "source", new TypeReference<Map<String, Object>>() {})),
        row.getString("detail"),
        Objects.requireNonNull(
            Columns.json(row, "errors", new TypeReference<List<ProblemEntry>>() {})));
  }
}
