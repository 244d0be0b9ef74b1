package io.millrace.controlplane.trainings;

import io.millrace.controlplane.resource.Columns;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Numbers the successful trainings of each model, from 1. A number is never given twice. */
@Repository
class ModelVersions {
  private final JdbcClient database;

  ModelVersions(JdbcClient database) {
    this.database = database;
  }

  /** The number of this result; asked again, the same. */
  long assign(String modelId, String resultId, Instant now) {
    return database
        .sql("select version from model_version where result_id = ?")
        .param(resultId)
        .query(Long.class)
        .optional()
        .orElseGet(() -> insert(modelId, resultId, now));
  }

  private long insert(String modelId, String resultId, Instant now) {
    long version =
        database
            .sql("select coalesce(max(version), 0) + 1 from model_version where model_id = ?")
            .param(modelId)
            .query(Long.class)
            .single();
    database
        .sql(
            "insert into model_version (model_id, version, result_id, created_at)"
                + " values (?, ?, ?, ?)")
        .params(modelId, version, resultId, Columns.time(now))
        .update();
    return version;
  }
}
