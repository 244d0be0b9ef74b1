package io.millrace.controlplane.uploads;

import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.ListRequest;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UploadRepository {
  private static final SortKeys SORTS =
      SortKeys.byCreation().text("fileName", "file_name").time("expiresAt", "expires_at");
  private final JdbcClient database;

  UploadRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(Upload upload) {
    database
        .sql(
            "insert into upload (id, file_name, metadata, sha256, length_bytes, received_bytes,"
                + " created_at, expires_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            upload.id(),
            upload.fileName(),
            upload.metadata(),
            upload.sha256(),
            upload.length(),
            upload.received(),
            Columns.time(upload.createdAt()),
            Columns.time(upload.expiresAt()))
        .update();
  }

  /**
   * @return whether nobody else has moved it or taken it away
   */
  boolean advance(Upload seen, Upload now) {
    return database
            .sql(
                "update upload set received_bytes = ?, expires_at = ?"
                    + " where id = ? and received_bytes = ?")
            .params(now.received(), Columns.time(now.expiresAt()), seen.id(), seen.received())
            .update()
        == 1;
  }

  boolean delete(String id) {
    return database.sql("delete from upload where id = ?").param(id).update() == 1;
  }

  Optional<Upload> find(String id) {
    return database
        .sql("select * from upload where id = ?")
        .param(id)
        .query((row, number) -> upload(row))
        .optional();
  }

  Page<Upload> list(ListRequest request) {
    return SqlList.of("select * from upload", SORTS)
        .page(database, request, (row, number) -> upload(row));
  }

  List<Upload> expiredBefore(Instant time) {
    return database
        .sql("select * from upload where expires_at < ?")
        .param(Columns.time(time))
        .query((row, number) -> upload(row))
        .list();
  }

  /** Bytes that were promised and have not come. */
  long awaited(Instant now) {
    return database
        .sql(
            "select coalesce(sum(length_bytes - received_bytes), 0) from upload where expires_at >= ?")
        .param(Columns.time(now))
        .query(Long.class)
        .single();
  }

  private static Upload upload(ResultSet row) throws SQLException {
    return new Upload(
        row.getString("id"),
        row.getString("file_name"),
        row.getString("metadata"),
        row.getString("sha256"),
        row.getLong("length_bytes"),
        row.getLong("received_bytes"),
        Columns.time(row, "created_at"),
        Columns.time(row, "expires_at"));
  }
}
