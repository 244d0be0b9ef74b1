package io.millrace.controlplane.trainings;

import io.millrace.contracts.event.Effort;
import io.millrace.contracts.event.EndOfTraining;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelProvenance;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.trainings.TrainingResult.Ending;
import io.millrace.controlplane.trainings.TrainingResult.Examples;
import io.millrace.controlplane.trainings.TrainingResult.Outcome;
import io.millrace.controlplane.trainings.TrainingResult.Progress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;

@Repository
class ResultRepository {
  private static final TypeReference<Map<String, @Nullable Double>> METRICS =
      new TypeReference<>() {};
  private static final String SELECT =
      "select r.*, v.version as model_version from training_result r"
          + " left join model_version v on v.result_id = r.id ";
  private final JdbcClient database;

  ResultRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(TrainingResult result, int position) {
    database
        .sql(
            "insert into training_result (id, training_id, position_in_set, model_id, model_name,"
                + " architecture, initial_weights, initial_result_id, state, epoch, epochs, step, train, validation,"
                + " test) values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, 0, '{}', '{}', '{}')")
        .params(
            result.id(),
            result.trainingId(),
            position,
            result.modelId(),
            result.modelName(),
            result.architecture(),
            Columns.json(result.initialWeights()),
            result.initialResultId(),
            result.state().name(),
            result.progress().epochs())
        .update();
  }

  void started(String id, Examples examples) {
    database
        .sql(
            "update training_result set state = 'RUNNING', training_examples = ?,"
                + " validation_examples = ?, test_examples = ?, rejected_records = ? where id = ?")
        .params(
            examples.training(),
            examples.validation(),
            examples.test(),
            examples.rejectedRecords(),
            id)
        .update();
  }

  /** A repeated epoch, told again after a recovery, never sets the progress back. */
  void progressed(String id, Progress progress) {
    database
        .sql(
            "update training_result set state = 'RUNNING', epoch = ?, epochs = ?, step = ?,"
                + " train = ?, validation = ?, learning_rate = ? where id = ? and epoch <= ?")
        .params(
            progress.epoch(),
            progress.epochs(),
            progress.step(),
            Columns.json(progress.train()),
            Columns.json(progress.validation()),
            progress.learningRate(),
            id,
            progress.epoch())
        .update();
  }

  void finished(String id, Outcome outcome) {
    database
        .sql(
            "update training_result set state = 'FINISHED', artifact = ?, archive = ?,"
                + " signature = ?, provenance = ?, test = ?, duration_ms = ?, end_reason = ?,"
                + " best_epoch = ?, effort = ? where id = ?")
        .params(
            Columns.json(outcome.artifact()),
            Columns.json(outcome.archive()),
            Columns.json(outcome.signature()),
            Columns.json(outcome.provenance()),
            Columns.json(outcome.test()),
            outcome.durationMs(),
            name(outcome.ending().reason()),
            outcome.ending().bestEpoch(),
            Columns.json(outcome.ending().effort()),
            id)
        .update();
  }

  private static @Nullable String name(@Nullable EndOfTraining end) {
    return end == null ? null : end.name();
  }

  private static Ending ending(ResultSet row) throws SQLException {
    String reason = row.getString("end_reason");
    return new Ending(
        reason == null ? null : EndOfTraining.valueOf(reason),
        Columns.intOrNull(row, "best_epoch"),
        Columns.json(row, "effort", Effort.class));
  }

  /** Ends those of a training's results that have not ended. */
  void end(String trainingId, ResultState state, @Nullable Fault fault) {
    database
        .sql(
            "update training_result set state = ?, error_code = ?, error_message = ?"
                + " where training_id = ? and state in ('WAITING', 'RUNNING')")
        .params(
            state.name(),
            fault == null ? null : fault.code(),
            fault == null ? null : fault.message(),
            trainingId)
        .update();
  }

  void failed(String id, Fault fault) {
    database
        .sql(
            "update training_result set state = 'FAILED', error_code = ?, error_message = ?"
                + " where id = ?")
        .params(fault.code(), fault.message(), id)
        .update();
  }

  Optional<TrainingResult> find(String id) {
    return database
        .sql(SELECT + "where r.id = ?")
        .param(id)
        .query((row, number) -> result(row))
        .optional();
  }

  List<TrainingResult> of(String trainingId) {
    return database
        .sql(SELECT + "where r.training_id = ? order by r.position_in_set")
        .param(trainingId)
        .query((row, number) -> result(row))
        .list();
  }

  /** Those of several trainings, by the training's id. */
  Map<String, List<TrainingResult>> of(Collection<String> trainingIds) {
    if (trainingIds.isEmpty()) {
      return Map.of();
    }
    return database
        .sql(SELECT + "where r.training_id in (:ids) order by r.position_in_set")
        .param("ids", trainingIds)
        .query((row, number) -> result(row))
        .list()
        .stream()
        .collect(Collectors.groupingBy(TrainingResult::trainingId));
  }

  /** Files of all finished results. */
  List<ModelArtifact> artifacts() {
    return database
        .sql(
            "select artifact as files from training_result where artifact is not null"
                + " union all select archive from training_result where archive is not null")
        .query(
            (row, number) ->
                Objects.requireNonNull(Columns.json(row, "files", ModelArtifact.class)))
        .list();
  }

  /** What trainings that have not ended start from. */
  List<ModelArtifact> initialWeightsInUse() {
    return database
        .sql(
            "select initial_weights from training_result"
                + " where initial_weights is not null and state in ('WAITING', 'RUNNING')")
        .query(
            (row, number) ->
                Objects.requireNonNull(Columns.json(row, "initial_weights", ModelArtifact.class)))
        .list();
  }

  private static TrainingResult result(ResultSet row) throws SQLException {
    Progress progress =
        new Progress(
            row.getInt("epoch"),
            row.getInt("epochs"),
            row.getLong("step"),
            metrics(row, "train"),
            metrics(row, "validation"),
            Columns.doubleOrNull(row, "learning_rate"));
    return new TrainingResult(
        row.getString("id"),
        row.getString("training_id"),
        row.getString("model_id"),
        row.getString("model_name"),
        row.getString("architecture"),
        Columns.json(row, "initial_weights", ModelArtifact.class),
        row.getString("initial_result_id"),
        ResultState.valueOf(row.getString("state")),
        progress,
        examples(row),
        outcome(row),
        Fault.of(row));
  }

  private static Map<String, @Nullable Double> metrics(ResultSet row, String column)
      throws SQLException {
    return Objects.requireNonNull(Columns.json(row, column, METRICS));
  }

  private static @Nullable Examples examples(ResultSet row) throws SQLException {
    if (Columns.intOrNull(row, "training_examples") == null) {
      return null;
    }
    return new Examples(
        row.getInt("training_examples"),
        row.getInt("validation_examples"),
        row.getInt("test_examples"),
        row.getInt("rejected_records"));
  }

  private static @Nullable Outcome outcome(ResultSet row) throws SQLException {
    ModelArtifact artifact = Columns.json(row, "artifact", ModelArtifact.class);
    if (artifact == null) {
      return null;
    }
    return new Outcome(
        row.getLong("model_version"),
        artifact,
        Columns.json(row, "archive", ModelArtifact.class),
        Objects.requireNonNull(Columns.json(row, "signature", ModelSignature.class)),
        Objects.requireNonNull(Columns.json(row, "provenance", ModelProvenance.class)),
        metrics(row, "test"),
        row.getLong("duration_ms"),
        ending(row));
  }
}
