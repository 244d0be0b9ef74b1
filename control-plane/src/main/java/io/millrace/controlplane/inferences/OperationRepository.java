package io.millrace.controlplane.inferences;

import io.millrace.controlplane.resource.Columns;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class OperationRepository {
  private final JdbcClient database;

  OperationRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(Operation operation) {
    database
        .sql("insert into inference_operation (id, inference_id, document) values (?, ?, ?)")
        .params(operation.id(), operation.inferenceId(), Columns.json(operation))
        .update();
    database
        .sql("update inference set operation_id = ? where id = ?")
        .params(operation.id(), operation.inferenceId())
        .update();
  }

  void update(Operation operation) {
    database
        .sql("update inference_operation set document = ? where id = ?")
        .params(Columns.json(operation), operation.id())
        .update();
  }

  Optional<Operation> find(String id) {
    return database
        .sql("select document from inference_operation where id = ?")
        .param(id)
        .query(
            (row, number) -> Objects.requireNonNull(Columns.json(row, "document", Operation.class)))
        .optional();
  }
}
