package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.Delivery;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.contracts.job.KafkaCluster;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.controlplane.conditions.Standing;
import io.millrace.controlplane.snapshots.KeptSnapshot;
import io.millrace.controlplane.submission.Snapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A deployment of a model, as it is kept.
 *
 * @param origin of the model it is to score with
 * @param pipeline from where to where, and the settings in use
 * @param model descriptor of the newest revision
 * @param publishedRevision newest one that is on the models topic
 * @param run that its job is in
 * @param operation newest one, under way or ended
 * @param rollout of the newest model; null before releases that told
 */
record Inference(
    String id,
    String name,
    Origin origin,
    Pipeline pipeline,
    ModelDescriptor model,
    long publishedRevision,
    Run run,
    @Nullable Operation operation,
    @Nullable Rollout rollout,
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
      @Nullable PredictionOutput output) {
    Settings settings() {
      return new Settings(parallelism, delivery, batch);
    }

    Pipeline with(Settings settings) {
      return new Pipeline(
          inputTopic,
          outputTopic,
          format,
          settings.parallelism(),
          settings.delivery(),
          settings.batch(),
          inputKafka,
          output);
    }
  }

  /**
   * @param number how often the job was started
   * @param revision of the settings it has
   * @param from what it knew then; null is nothing
   */
  record Run(int number, int revision, @Nullable Snapshot from) {
    static final Run FIRST = new Run(1, 1, null);

    Run next(int nextRevision, @Nullable Snapshot left) {
      return new Run(number + 1, nextRevision, left);
    }
  }

  /**
   * @param standing since when it has been in its state, and what lies over that
   */
  record Status(
      JobState state,
      Standing standing,
      @Nullable Fault error,
      @Nullable String flinkJobId,
      @Nullable String dashboardUrl) {
    static Status submitted(Instant at) {
      return new Status(
          JobState.SUBMITTED, Standing.sound(JobState.SUBMITTED, at), null, null, null);
    }

    Status as(JobState next) {
      return new Status(next, standing, error, flinkJobId, dashboardUrl);
    }

    Status failing(@Nullable Fault fault) {
      return new Status(state, standing, fault, flinkJobId, dashboardUrl);
    }

    Status with(Standing next) {
      return new Status(state, next, error, flinkJobId, dashboardUrl);
    }
  }

  /** Why it failed, or why it does not score with the newest model. */
  record Fault(String code, String message) {}

  JobId jobId() {
    return jobId(id);
  }

  /** What a snapshot of the present run is of. */
  KeptSnapshot.Taken knowledge() {
    List<ModelArtifact> artifacts = new ArrayList<>();
    artifacts.add(model.artifact());
    if (rollout != null && rollout.previous() != null) {
      artifacts.add(rollout.previous().model().artifact());
    }
    return new KeptSnapshot.Taken(
        id,
        run.number(),
        run.revision(),
        new KeptSnapshot.Model(model.modelName(), model.modelVersion(), artifacts));
  }

  static JobId jobId(String id) {
    return new JobId("inf-" + id);
  }

  /** The operation that has not ended yet. */
  Optional<Operation> underWay() {
    return Optional.ofNullable(operation).filter(Operation::isOpen);
  }

  /** The operation under way that replaces the job; its steps say how the job stands. */
  Optional<Operation> changing() {
    return underWay().filter(Operation::changesJob);
  }

  Inference with(Status next) {
    return new Inference(
        id,
        name,
        origin,
        pipeline,
        model,
        publishedRevision,
        run,
        operation,
        rollout,
        next,
        createdAt);
  }

  Inference with(Operation next) {
    return new Inference(
        id,
        name,
        origin,
        pipeline,
        model,
        publishedRevision,
        run,
        next,
        rollout,
        status,
        createdAt);
  }

  Inference with(Run next, Settings settings) {
    return new Inference(
        id,
        name,
        origin,
        pipeline.with(settings),
        model,
        publishedRevision,
        next,
        operation,
        rollout,
        status,
        createdAt);
  }

  Inference with(Rollout next) {
    return new Inference(
        id,
        name,
        origin,
        pipeline,
        model,
        publishedRevision,
        run,
        operation,
        next,
        status,
        createdAt);
  }

  /**
   * In place of the one in use, which can be gone back to; one that was refused was never in use.
   */
  Inference withModel(Origin next, ModelDescriptor descriptor) {
    Rollout.Former former =
        rollout != null && rollout.refused()
            ? rollout.previous()
            : new Rollout.Former(origin.result(), origin.model(), model);
    return new Inference(
        id,
        name,
        next,
        pipeline,
        descriptor,
        publishedRevision,
        run,
        operation,
        Rollout.of(descriptor.revision(), former),
        status,
        createdAt);
  }
}
