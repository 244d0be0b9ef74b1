package io.millrace.controlplane.models;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.modelfiles.KeptFile;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ModelRepository {
  private static final SortKeys SORTS =
      SortKeys.byCreation().text("name", "name").time("updatedAt", "updated_at");
  private final JdbcClient database;

  ModelRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(StoredModel model) {
    List<@Nullable Object> values = new ArrayList<>(values(model));
    values.addAll(List.of(model.id(), Objects.requireNonNull(Columns.time(model.createdAt()))));
    database
        .sql(
            "insert into model (name, description, format, imports, code, architecture, file_name,"
                + " file_sha256, file_size, artifact, summary, revision, updated_at, id,"
                + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(values)
        .update();
  }

  /** False when the revision before this one is no longer the stored one. */
  boolean update(StoredModel model) {
    List<@Nullable Object> values = new ArrayList<>(values(model));
    values.addAll(List.of(model.id(), model.revision() - 1));
    return database
            .sql(
                "update model set name = ?, description = ?, format = ?, imports = ?, code = ?,"
                    + " architecture = ?, file_name = ?, file_sha256 = ?, file_size = ?,"
                    + " artifact = ?, summary = ?, revision = ?, updated_at = ?"
                    + " where id = ? and revision = ?")
            .params(values)
            .update()
        == 1;
  }

  private static List<@Nullable Object> values(StoredModel model) {
    Texts texts = Texts.of(model.content());
    KeptFile file = model.content() instanceof ModelContent.Uploaded up ? up.file() : null;
    return Arrays.asList(
        model.name(),
        model.description(),
        model.content().format().name(),
        texts.imports(),
        texts.code(),
        texts.architecture(),
        file == null ? null : file.name(),
        file == null ? null : file.sha256(),
        file == null ? null : file.sizeBytes(),
        file == null ? null : Columns.json(file.artifact()),
        Columns.json(model.content().summary()),
        model.revision(),
        Columns.time(model.updatedAt()));
  }

  /** For Keras JSON the code is the architecture, and stands once. */
  private record Texts(
      @Nullable String imports, @Nullable String code, @Nullable String architecture) {
    static Texts of(ModelContent content) {
      if (content instanceof ModelContent.Source source) {
        return new Texts(source.imports(), source.code(), source.architecture());
      }
      if (content instanceof ModelContent.Json json) {
        return new Texts(null, json.architecture(), null);
      }
      return content instanceof ModelContent.Archive archive
          ? new Texts(null, null, archive.architecture())
          : new Texts(null, null, null);
    }
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

  Page<StoredModel> list(ModelQuery query) {
    return SqlList.of("select * from model", SORTS)
        .containing(query.q(), "name", "description")
        .equal("name", query.name())
        .anyOf("format", query.format())
        .between("created_at", query.createdAfter(), query.createdBefore())
        .page(database, query.part(), (row, number) -> model(row));
  }

  /** Of all models that came as files. */
  List<ModelArtifact> artifacts() {
    return database
        .sql("select artifact from model where artifact is not null")
        .query((row, number) -> artifact(row))
        .list();
  }

  private static StoredModel model(ResultSet row) throws SQLException {
    return new StoredModel(
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        content(row),
        row.getLong("revision"),
        Columns.time(row, "created_at"),
        Columns.time(row, "updated_at"));
  }

  private static ModelContent content(ResultSet row) throws SQLException {
    ModelSummary summary = Objects.requireNonNull(Columns.json(row, "summary", ModelSummary.class));
    String architecture = row.getString("architecture");
    return switch (ModelFormat.valueOf(row.getString("format"))) {
      case KERAS_JSON -> new ModelContent.Json(row.getString("code"), summary);
      case KERAS_SOURCE ->
          new ModelContent.Source(
              row.getString("imports"), row.getString("code"), architecture, summary);
      case KERAS_ARCHIVE -> new ModelContent.Archive(file(row), architecture, summary);
      case SAVED_MODEL -> new ModelContent.SavedModel(file(row), summary);
    };
  }

  private static KeptFile file(ResultSet row) throws SQLException {
    return new KeptFile(
        row.getString("file_name"),
        row.getString("file_sha256"),
        row.getLong("file_size"),
        artifact(row));
  }

  private static ModelArtifact artifact(ResultSet row) throws SQLException {
    return Objects.requireNonNull(Columns.json(row, "artifact", ModelArtifact.class));
  }
}
