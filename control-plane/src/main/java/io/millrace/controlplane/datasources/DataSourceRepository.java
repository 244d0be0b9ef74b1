package io.millrace.controlplane.datasources;

import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class DataSourceRepository {
  private static final SortKeys SORTS = SortKeys.byCreation().text("format", "format");
  private final JdbcClient database;

  DataSourceRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(RecordedDataSource recorded, String fingerprint) {
    DataSource source = recorded.source();
    database
        .sql(
            "insert into data_source (id, fingerprint, ranges, format, format_config,"
                + " validation_rate, test_rate, split_method, description, total_messages,"
                + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            recorded.id(),
            fingerprint,
            StreamRange.format(source.ranges()),
            RecordFormats.name(source.format()),
            Columns.json(RecordFormats.config(source.format())),
            source.split().validationRate(),
            source.split().testRate(),
            source.split().method().name(),
            recorded.description(),
            recorded.totalMessages(),
            Columns.time(recorded.createdAt()))
        .update();
  }

  Optional<RecordedDataSource> findByFingerprint(String fingerprint) {
    return database
        .sql("select * from data_source where fingerprint = ?")
        .param(fingerprint)
        .query((row, number) -> recorded(row))
        .optional();
  }

  Optional<RecordedDataSource> find(String id) {
    return database
        .sql("select * from data_source where id = ?")
        .param(id)
        .query((row, number) -> recorded(row))
        .optional();
  }

  Page<RecordedDataSource> list(DataSourceQuery query) {
    return SqlList.of("select * from data_source", SORTS)
        .containing(query.q(), "description", "ranges")
        .where("concat(',', ranges) like ? escape '!'", ofTopic(query.topic()))
        .equal("format", query.format())
        .between("created_at", query.createdAfter(), query.createdBefore())
        .page(database, query.part(), (row, number) -> recorded(row));
  }

  /** A range begins with its topic and a colon, which no topic has. */
  private static @Nullable String ofTopic(@Nullable String topic) {
    return topic == null ? null : "%," + SqlList.literally(topic) + ":%";
  }

  List<RecordedDataSource> newest(int count) {
    return database
        .sql("select * from data_source order by id desc fetch first ? rows only")
        .param(count)
        .query((row, number) -> recorded(row))
        .list();
  }

  void delete(String id) {
    database.sql("delete from data_source where id = ?").param(id).update();
  }

  void updateSeen(RecordedDataSource source) {
    RecordedDataSource.Seen seen = Objects.requireNonNull(source.seen());
    database
        .sql("update data_source set retained = ?, retained_since = ? where id = ?")
        .params(seen.extent().name(), Columns.time(seen.since()), source.id())
        .update();
  }

  private static RecordedDataSource.@Nullable Seen seen(ResultSet row) throws SQLException {
    String extent = row.getString("retained");
    return extent == null
        ? null
        : new RecordedDataSource.Seen(
            Retention.Extent.valueOf(extent), Columns.time(row, "retained_since"));
  }

  private static RecordedDataSource recorded(ResultSet row) throws SQLException {
    DatasetSplit split =
        new DatasetSplit(
            row.getDouble("validation_rate"),
            row.getDouble("test_rate"),
            SplitMethod.valueOf(row.getString("split_method")));
    DataSource source =
        new DataSource(
            StreamRange.parseList(row.getString("ranges")),
            RecordFormats.parse(
                row.getString("format"),
                ContractJson.mapper().readTree(row.getString("format_config"))),
            split);
    return new RecordedDataSource(
        row.getString("id"),
        source,
        row.getString("description"),
        Columns.longOrNull(row, "total_messages"),
        Columns.time(row, "created_at"),
        seen(row));
  }
}
