package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.RecordFormat;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a model, as it is kept.
 *
 * @param origin of the model it is to score with
 * @param pipeline what never changes in its life
 * @param model descriptor of the newest revision
 * @param publishedRevision newest one that is on the models topic
 */
record Inference(
    String id,
    String name,
    Origin origin,
    Pipeline pipeline,
    ModelDescriptor model,
    long publishedRevision,
    Status status,
    Instant createdAt) {

  /**
   * From where to where, and how.
   *
   * @param inputKafka cluster of the input topic; null is Millrace's own
   * @param output what becomes of predictions; null is the default
   */
  record Pipeline(
      String inputTopic,
      String outputTopic,
      RecordFormat format,
      int parallelism,
      Delivery delivery,
      MicroBatch batch,
      @Nullable KafkaCluster inputKafka,
      @Nullable PredictionOutput output) {}

  /**
   * @param unreachable whether the runtime did not answer when it was last asked
   */
  record Status(
      JobState state,
      boolean unreachable,
      @Nullable Fault error,
      @Nullable String flinkJobId,
      @Nullable String dashboardUrl) {
    static final Status SUBMITTED = new Status(JobState.SUBMITTED, false, null, null, null);

    Status as(JobState next) {
      return new Status(next, unreachable, error, flinkJobId, dashboardUrl);
    }

    Status failing(@Nullable Fault fault) {
      return new Status(state, unreachable, fault, flinkJobId, dashboardUrl);
    }

    Status unanswered() {
      return new Status(state, true, error, flinkJobId, dashboardUrl);
    }
  }

  /** Why it failed, or why it does not score with the newest model. */
  record Fault(String code, String message) {}

  JobId jobId() {
    return new JobId("inf-" + id);
  }

  Inference with(Status next) {
    return new Inference(id, name, origin, pipeline, model, publishedRevision, next, createdAt);
  }

  Inference withModel(Origin next, ModelDescriptor descriptor) {
    return new Inference(
        id, name, next, pipeline, descriptor, publishedRevision, status, createdAt);
  }
}
