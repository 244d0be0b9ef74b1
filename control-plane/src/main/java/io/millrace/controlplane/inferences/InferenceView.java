package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.controlplane.conditions.Condition;
import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deployment as GET answers it. What has a state of its own comes last, so that a script which
 * takes the first one finds that of the deployment.
 *
 * @param resultId of the training that made the model; null when it was imported
 * @param modelId of the imported model; null when it was trained here
 * @param modelVersion that it is to score with; metrics say which one it does
 * @param inputKafka cluster of the input topic; null is Millrace's own
 * @param output what becomes of predictions
 * @param revision of the settings in use
 * @param flags those of the conditions
 * @param conditions what the state does not say, the worst first
 * @param operation newest one, under way or ended
 * @param rollout how far the model has come in the job; null when that was not told
 */
@EventData(ResourceKind.INFERENCE)
@Schema(name = "Inference")
record InferenceView(
    String id,
    String name,
    @Nullable String resultId,
    @Nullable String modelId,
    String modelName,
    long modelVersion,
    String inputTopic,
    String outputTopic,
    String format,
    Map<String, Object> formatConfig,
    int parallelism,
    Delivery delivery,
    MicroBatch batch,
    @Nullable KafkaCluster inputKafka,
    PredictionOutput output,
    int revision,
    JobState state,
    List<String> flags,
    List<Condition> conditions,
    Inference.@Nullable Fault error,
    Instant createdAt,
    JobView job,
    @Nullable ScoringMetrics metrics,
    @Nullable OperationView operation,
    @Nullable RolloutView rollout) {

  /** The job that scores. */
  @Schema(name = "InferenceJob")
  record JobView(String jobId, @Nullable String flinkJobId, @Nullable String dashboardUrl) {}

  static InferenceView of(Inference inference, @Nullable ScoringMetrics metrics) {
    Inference.Pipeline pipeline = inference.pipeline();
    Inference.Status status = inference.status();
    return new InferenceView(
        inference.id(),
        inference.name(),
        inference.origin().result(),
        inference.origin().model(),
        inference.model().modelName(),
        inference.model().modelVersion(),
        pipeline.inputTopic(),
        pipeline.outputTopic(),
        RecordFormats.name(pipeline.format()),
        RecordFormats.config(pipeline.format()),
        pipeline.parallelism(),
        pipeline.delivery(),
        pipeline.batch(),
        pipeline.inputKafka(),
        pipeline.output() == null ? PredictionOutput.DEFAULT : pipeline.output(),
        inference.run().revision(),
        status.state(),
        status.standing().flagsOver(status.state()),
        status.standing().over(status.state()),
        status.error(),
        inference.createdAt(),
        new JobView(inference.jobId().value(), status.flinkJobId(), status.dashboardUrl()),
        metrics,
        inference.operation() == null ? null : OperationView.of(inference.operation()),
        RolloutView.of(inference));
  }
}
