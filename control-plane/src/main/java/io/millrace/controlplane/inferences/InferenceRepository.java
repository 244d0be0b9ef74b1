package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.controlplane.conditions.Standing;
import io.millrace.controlplane.resource.Columns;
import io.millrace.controlplane.resource.Page;
import io.millrace.controlplane.resource.SortKeys;
import io.millrace.controlplane.resource.SqlList;
import io.millrace.controlplane.submission.Snapshot;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class InferenceRepository {
  private static final String SELECT =
      "select inference.*, (select document from inference_operation where id ="
          + " inference.operation_id) as operation from inference ";
  private static final SortKeys SORTS =
      SortKeys.byCreation().text("name", "name").text("state", "state");
  private final JdbcClient database;

  InferenceRepository(JdbcClient database) {
    this.database = database;
  }

  void insert(Inference inference) {
    Inference.Pipeline pipeline = inference.pipeline();
    database
        .sql(
            "insert into inference (id, name, result_id, model_id, model_name, model_version, input_topic,"
                + " output_topic, format, format_config, parallelism, delivery, max_size,"
                + " linger_ms, input_kafka, output, revision, published_revision, descriptor, rollout,"
                + " state, standing, created_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            inference.id(),
            inference.name(),
            inference.origin().result(),
            inference.origin().model(),
            inference.model().modelName(),
            inference.model().modelVersion(),
            pipeline.inputTopic(),
            pipeline.outputTopic(),
            RecordFormats.name(pipeline.format()),
            Columns.json(RecordFormats.config(pipeline.format())),
            pipeline.parallelism(),
            pipeline.delivery().name(),
            pipeline.batch().maxSize(),
            pipeline.batch().lingerMs(),
            Columns.json(pipeline.inputKafka()),
            Columns.json(pipeline.output()),
            inference.model().revision(),
            inference.publishedRevision(),
            Columns.json(inference.model()),
            Columns.json(inference.rollout()),
            inference.status().state().name(),
            Columns.json(inference.status().standing()),
            Columns.time(inference.createdAt()))
        .update();
  }

  void update(Inference inference) {
    Inference.Status status = inference.status();
    Inference.Fault error = status.error();
    database
        .sql(
            "update inference set result_id = ?, model_id = ?, model_name = ?, model_version = ?, revision = ?,"
                + " descriptor = ?, state = ?, standing = ?, error_code = ?,"
                + " error_message = ?, flink_job_id = ?, dashboard_url = ?, parallelism = ?,"
                + " delivery = ?, max_size = ?, linger_ms = ?, settings_revision = ?, run = ?,"
                + " run_from = ?, rollout = ? where id = ?")
        .params(
            inference.origin().result(),
            inference.origin().model(),
            inference.model().modelName(),
            inference.model().modelVersion(),
            inference.model().revision(),
            Columns.json(inference.model()),
            status.state().name(),
            Columns.json(status.standing()),
            error == null ? null : error.code(),
            error == null ? null : error.message(),
            status.flinkJobId(),
            status.dashboardUrl(),
            inference.pipeline().parallelism(),
            inference.pipeline().delivery().name(),
            inference.pipeline().batch().maxSize(),
            inference.pipeline().batch().lingerMs(),
            inference.run().revision(),
            inference.run().number(),
            Columns.json(inference.run().from()),
            Columns.json(inference.rollout()),
            inference.id())
        .update();
  }

  void published(String id, long revision) {
    database
        .sql(
            "update inference set published_revision = ?"
                + " where id = ? and published_revision < ?")
        .params(revision, id, revision)
        .update();
  }

  void delete(String id) {
    database.sql("delete from inference where id = ?").param(id).update();
  }

  Optional<Inference> find(String id) {
    return database
        .sql(SELECT + "where id = ?")
        .param(id)
        .query((row, number) -> inference(row))
        .optional();
  }

  /** Nobody else changes it before this transaction ends. */
  Optional<Inference> lock(String id) {
    return database
        .sql(SELECT + "where id = ? for update")
        .param(id)
        .query((row, number) -> inference(row))
        .optional();
  }

  Page<Inference> list(InferenceQuery query) {
    return SqlList.of(SELECT, SORTS)
        .containing(query.q(), "name", "model_name")
        .anyOf("state", query.state())
        .equal("result_id", query.resultId())
        .equal("model_id", query.modelId())
        .equal("input_topic", query.inputTopic())
        .equal("output_topic", query.outputTopic())
        .between("created_at", query.createdAfter(), query.createdBefore())
        .page(database, query.part(), (row, number) -> inference(row));
  }

  /** A state without any is absent. */
  Map<JobState, Long> countByState() {
    Map<JobState, Long> counts = new EnumMap<>(JobState.class);
    database
        .sql("select state, count(*) as jobs from inference group by state")
        .query(
            row -> {
              counts.put(JobState.valueOf(row.getString("state")), row.getLong("jobs"));
            });
    return counts;
  }

  /** Those that have no end, oldest first. */
  List<Inference> live() {
    return database
        .sql(SELECT + "where state not in ('FINISHED', 'FAILED', 'CANCELED')" + " order by id")
        .query((row, number) -> inference(row))
        .list();
  }

  /** All that have not been removed. */
  List<String> ids() {
    return database.sql("select id from inference").query(String.class).list();
  }

  /** Those that have no end, and those that failed and may be resumed. */
  List<String> continuable() {
    return database
        .sql("select id from inference where state not in ('FINISHED', 'CANCELED')")
        .query(String.class)
        .list();
  }

  /** What deployments score with, or may score with again. */
  List<ModelArtifact> artifacts() {
    return database
        .sql("select descriptor, rollout from inference")
        .query((row, number) -> artifacts(row))
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<ModelArtifact> artifacts(ResultSet row) throws SQLException {
    List<ModelArtifact> artifacts = new ArrayList<>();
    artifacts.add(
        Objects.requireNonNull(Columns.json(row, "descriptor", ModelDescriptor.class)).artifact());
    Rollout rollout = Columns.json(row, "rollout", Rollout.class);
    if (rollout != null && rollout.previous() != null) {
      artifacts.add(rollout.previous().model().artifact());
    }
    return artifacts;
  }

  private static Inference inference(ResultSet row) throws SQLException {
    Inference.Pipeline pipeline =
        new Inference.Pipeline(
            row.getString("input_topic"),
            row.getString("output_topic"),
            RecordFormats.parse(
                row.getString("format"),
                ContractJson.mapper().readTree(row.getString("format_config"))),
            row.getInt("parallelism"),
            Delivery.valueOf(row.getString("delivery")),
            new MicroBatch(row.getInt("max_size"), row.getLong("linger_ms")),
            Columns.json(row, "input_kafka", KafkaCluster.class),
            Columns.json(row, "output", PredictionOutput.class));
    Inference.Status status =
        new Inference.Status(
            JobState.valueOf(row.getString("state")),
            standing(row),
            fault(row),
            row.getString("flink_job_id"),
            row.getString("dashboard_url"));
    return new Inference(
        row.getString("id"),
        row.getString("name"),
        Origin.of(row.getString("result_id"), row.getString("model_id")),
        pipeline,
        Objects.requireNonNull(Columns.json(row, "descriptor", ModelDescriptor.class)),
        row.getLong("published_revision"),
        new Inference.Run(
            row.getInt("run"),
            row.getInt("settings_revision"),
            Columns.json(row, "run_from", Snapshot.class)),
        Columns.json(row, "operation", Operation.class),
        Columns.json(row, "rollout", Rollout.class),
        status,
        Columns.time(row, "created_at"));
  }

  /** Rows of earlier releases have none. */
  private static Standing standing(ResultSet row) throws SQLException {
    Standing standing = Columns.json(row, "standing", Standing.class);
    return standing == null
        ? Standing.sound(JobState.valueOf(row.getString("state")), Columns.time(row, "created_at"))
        : standing;
  }

  private static Inference.@Nullable Fault fault(ResultSet row) throws SQLException {
    String code = row.getString("error_code");
    return code == null ? null : new Inference.Fault(code, row.getString("error_message"));
  }
}
