package io.millrace.controlplane.modelsets;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
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
    return one("select * from model_set where id = ?", id);
  }

  /** Nobody else changes it before this transaction ends. */
  Optional<ModelSet> lock(String id) {
    return one("select * from model_set where id = ? for update", id);
  }

  private Optional<ModelSet> one(String sql, String id) {
    return database
        .sql(sql)
        .param(id)
        .query((row, number) -> withoutMembers(row))
        .optional()
        .map(set -> withMembers(List.of(set)).get(0));
  }

  Page<ModelSet> list(ModelSetQuery query) {
    Page<ModelSet> page = rows(query);
    return new Page<>(withMembers(page.items()), page.nextCursor());
  }

  private Page<ModelSet> rows(ModelSetQuery query) {
    return SqlList.of("select * from model_set", SORTS)
        .containing(query.q(), "name", "description")
        .where(
            "exists (select 1 from model_set_member m"
                + " where m.model_set_id = model_set.id and m.model_id = ?)",
            query.modelId())
        .between("created_at", query.createdAfter(), query.createdBefore())
        .page(database, query.part(), (row, number) -> withoutMembers(row));
  }

  private static ModelSet withoutMembers(ResultSet row) throws SQLException {
    return new ModelSet(
        row.getString("id"),
        row.getString("name"),
        row.getString("description"),
        List.of(),
        Columns.time(row, "created_at"));
  }

  /**
   * With one query for all. A query for each row would take a second connection while the list
   * holds the first, and some lists at once would wait for each other.
   */
  private List<ModelSet> withMembers(List<ModelSet> sets) {
    if (sets.isEmpty()) {
      return sets;
    }
    Map<String, List<String>> members =
        database
            .sql(
                "select model_set_id, model_id from model_set_member where model_set_id in (:ids)"
                    + " order by model_set_id, position_in_set")
            .param("ids", sets.stream().map(ModelSet::id).toList())
            .query((row, number) -> new Member(row.getString(1), row.getString(2)))
            .list()
            .stream()
            .collect(groupingBy(Member::setId, mapping(Member::modelId, toList())));
    return sets.stream().map(set -> set.of(members.getOrDefault(set.id(), List.of()))).toList();
  }

  private record Member(String setId, String modelId) {}

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
