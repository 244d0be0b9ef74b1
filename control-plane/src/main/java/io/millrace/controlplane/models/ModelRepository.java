package io.millrace.controlplane.models;

import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ModelRepository {
  private final JdbcClient database;

  ModelRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(StoredModel model) {
    database
        .sql(
            "insert into model (id, name, description, format, code, summary, revision,"
                + " created_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            model.id(),
            model.name(),
            model.description(),
            model.format().name(),
            model.code(),
            Columns.json(model.summary()),
            model.revision(),
            Columns.time(model.createdAt()),
            Columns.time(model.updatedAt()))
        .update();
  }

  /** False when the revision before this one is no longer the stored one. */
  boolean update(StoredModel model) {
    return database
            .sql(
                "update model set name = ?, description = ?, format = ?, code = ?, summary = ?,"
                    + " revision = ?, updated_at = ? where id = ? and revision = ?")
            .params(
                model.name(),
                model.description(),
                model.format().name(),
                model.code(),
                Columns.json(model.summary()),
                model.revision(),
                Columns.time(model.updatedAt()),
                model.id(),
                model.revision() - 1)
            .update()
        == 1;
  }

  boolean delete(String id) {
    return database.sql("delete from model where id = ?").param(id).update() == 1;
  }

  Optional<StoredModel> find(String id) {
    return database
        .sql("select * from model where id = ?")
        .param(id)
        .query((row, number) -> model(row))
        .optional();
  }

  List<StoredModel> list(PageRequest request) {
    return database
        .sql("select * from model where id < ? order by id desc fetch first ? rows only")
        .params(request.cursor(), request.fetch())
        .query((row, number) -> model(row))
        .list();
  }

  private static StoredModel model(ResultSet row) throws SQLException {
    return new StoredModel(
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        ModelFormat.valueOf(row.getString("format")),
        row.getString("code"),
        Objects.requireNonNull(Columns.json(row, "summary", ModelSummary.class)),
        row.getLong("revision"),
        Columns.time(row, "created_at"),
        Columns.time(row, "updated_at"));
  }
}
