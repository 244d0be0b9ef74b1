package io.millrace.controlplane.modelsets;

import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ModelSetRepository {
  private static final SortKeys SORTS = SortKeys.byCreation().text("name", "name");
  private final JdbcClient database;

  ModelSetRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(ModelSet set) {
    database
        .sql("insert into model_set (id, name, description, created_at) values (?, ?, ?, ?)")
        .params(set.id(), set.name(), set.description(), Columns.time(set.createdAt()))
        .update();
    insertMembers(set);
  }

  void update(ModelSet set) {
    database
        .sql("update model_set set name = ?, description = ? where id = ?")
        .params(set.name(), set.description(), set.id())
        .update();
    database.sql("delete from model_set_member where model_set_id = ?").param(set.id()).update();
    insertMembers(set);
  }

  private void insertMembers(ModelSet set) {
    for (int position = 0; position < set.modelIds().size(); position++) {
      database
          .sql(
              "insert into model_set_member (model_set_id, position_in_set, model_id)"
                  + " values (?, ?, ?)")
          .params(set.id(), position, set.modelIds().get(position))
          .update();
    }
  }

  void delete(String id) {
    database.sql("delete from model_set where id = ?").param(id).update();
  }

  Optional<ModelSet> find(String id) {
    return database
        .sql("select * from model_set where id = ?")
        .param(id)
        .query((row, number) -> set(row))
        .optional();
  }

  /** Nobody else changes it before this transaction ends. */
  Optional<ModelSet> lock(String id) {
    return database
        .sql("select * from model_set where id = ? for update")
        .param(id)
        .query((row, number) -> set(row))
        .optional();
  }

  Page<ModelSet> list(ModelSetQuery query) {
    return SqlList.of("select * from model_set", SORTS)
        .containing(query.q(), "name", "description")
        .where(
            "exists (select 1 from model_set_member m"
                + " where m.model_set_id = model_set.id and m.model_id = ?)",
            query.modelId())
        .between("created_at", query.createdAfter(), query.createdBefore())
        .page(database, query.part(), (row, number) -> set(row));
  }

  private ModelSet set(ResultSet row) throws SQLException {
    String id = row.getString("id");
    return new ModelSet(
        id,
        row.getString("name"),
        row.getString("description"),
        members(id),
        Columns.time(row, "created_at"));
  }

  private List<String> members(String id) {
    return database
        .sql(
            "select model_id from model_set_member where model_set_id = ? order by position_in_set")
        .param(id)
        .query(String.class)
        .list();
  }

  List<String> namesOfSetsWith(String modelId) {
    return database
        .sql(
            "select s.name from model_set s join model_set_member m on m.model_set_id = s.id"
                + " where m.model_id = ?")
        .param(modelId)
        .query(String.class)
        .list();
  }
}
