package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobState;
import io.millrace.contracts.job.MicroBatch;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RecordFormats;
import io.millrace.controlplane.events.Change;
import io.millrace.controlplane.events.ChangeHub;
import io.millrace.controlplane.events.ResourceKind;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.reconciliation.ReconcileRequested;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.Page;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with deployments; the reconciler does the rest. */
@Service
class Inferences {
  private static final long FIRST_REVISION = 1;
  private final InferenceRepository repository;
  private final RevisionRepository revisions;
  private final Scoring scoring;
  private final DeployableModels models;
  private final InferenceTopics topics;
  private final SwapTimes swaps;
  private final ChangeHub hub;
  private final ApplicationEventPublisher publisher;
  private final Identifiers ids;
  private final Clock clock;

  Inferences(
      InferenceRepository repository,
      RevisionRepository revisions,
      Scoring scoring,
      DeployableModels models,
      InferenceTopics topics,
      SwapTimes swaps,
      ChangeHub hub,
      ApplicationEventPublisher publisher,
      Identifiers ids,
      Clock clock) {
    this.repository = repository;
    this.revisions = revisions;
    this.scoring = scoring;
    this.models = models;
    this.topics = topics;
    this.swaps = swaps;
    this.hub = hub;
    this.publisher = publisher;
    this.ids = ids;
    this.clock = clock;
  }

  /** A deployment that is not stored. */
  Inference draft(InferenceRequest request) {
    topics.requireFree(request);
    Deployable model = models.get(Origin.of(request.resultId(), request.modelId()));
    RecordFormat format = format(request, model);
    ModelFit.require(format, model.signature(), "/formatConfig");
    Inference.Pipeline pipeline = pipeline(request, format, model);
    ModelFit.requireLabels(pipeline.output(), model.signature(), "/output/labels");
    String id = ids.next();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Inference(
        id,
        request.name() == null ? model.modelName() + " on " + request.inputTopic() : request.name(),
        model.origin(),
        pipeline,
        model.descriptor(id, FIRST_REVISION),
        0,
        Inference.Run.FIRST,
        null,
        Rollout.of(FIRST_REVISION, null),
        Inference.Status.submitted(now),
        now);
  }

  @Transactional
  InferenceView create(InferenceRequest request) {
    Inference inference = draft(request);
    String id = inference.id();
    repository.insert(inference);
    revisions.insert(
        id,
        new Revision(
            inference.run().revision(),
            inference.pipeline().settings(),
            inference.createdAt(),
            null,
            null,
            null));
    InferenceView view = InferenceView.of(inference, null);
    hub.publish(Change.created(ResourceKind.INFERENCE, id, view));
    publisher.publishEvent(new ReconcileRequested());
    return view;
  }

  private static Inference.Pipeline pipeline(
      InferenceRequest request, RecordFormat format, Deployable model) {
    MicroBatch batch = Objects.requireNonNull(request.batch()).microBatch();
    return new Inference.Pipeline(
        Objects.requireNonNull(request.inputTopic()),
        Objects.requireNonNull(request.outputTopic()),
        format,
        Objects.requireNonNull(request.parallelism()),
        Objects.requireNonNull(request.delivery()),
        batch,
        request.inputCluster(),
        request.predictionOutput(model.task()));
  }

  /** The model is loaded beside the old one, which scores until the new one is ready. */
  @Transactional
  InferenceView deploy(String id, DeployRequest request) {
    Inference inference = locked(id);
    requireLive(inference);
    Inference changed = next(inference, request).with(inference.status().failing(null));
    repository.update(changed);
    swaps.begin(id, changed.model().revision());
    InferenceView view = view(changed);
    hub.publish(Change.updated(ResourceKind.INFERENCE, id, view));
    publisher.publishEvent(new ReconcileRequested());
    return view;
  }

  private Inference next(Inference inference, DeployRequest request) {
    long revision = inference.model().revision() + 1;
    if (Boolean.TRUE.equals(request.previous())) {
      Rollout.Former former = former(inference);
      return inference.withModel(former.origin(), former.again(revision, request.takesOver()));
    }
    Deployable model = models.get(Origin.of(request.resultId(), request.modelId()));
    ModelFit.require(inference.pipeline().format(), model.signature(), model.origin().pointer());
    ModelFit.requireLabels(
        inference.pipeline().output(), model.signature(), model.origin().pointer());
    return inference.withModel(
        model.origin(), model.descriptor(inference.id(), revision).takingOver(request.takesOver()));
  }

  private static Rollout.Former former(Inference inference) {
    Rollout rollout = inference.rollout();
    if (rollout == null || rollout.previous() == null) {
      throw ProblemException.conflict(
          "NO_PREVIOUS_MODEL",
          "inference '"
              + inference.name()
              + "' has had no model before version "
              + inference.model().modelVersion()
              + " of '"
              + inference.model().modelName()
              + "'; legal is 'resultId' or 'modelId'");
    }
    return rollout.previous();
  }

  /** Removed at once when its job has ended, else as soon as the runtime has stopped it. */
  @Transactional
  void delete(String id) {
    Inference inference = locked(id);
    Inference changed = inference.with(inference.status().as(JobState.CANCELLING));
    repository.update(changed);
    hub.publish(Change.updated(ResourceKind.INFERENCE, id, view(changed)));
    publisher.publishEvent(new ReconcileRequested());
  }

  Page<InferenceView> list(InferenceQuery query) {
    return repository.list(query).map(this::view);
  }

  InferenceView view(Inference inference) {
    return InferenceView.of(inference, scoring.of(inference.id()));
  }

  Inference get(String id) {
    return repository.find(id).orElseThrow(() -> ProblemException.notFound("inference", id));
  }

  private Inference locked(String id) {
    return repository.lock(id).orElseThrow(() -> ProblemException.notFound("inference", id));
  }

  private static void requireLive(Inference inference) {
    JobState state = inference.status().state();
    if (state.isTerminal() || state == JobState.CANCELLING) {
      throw ProblemException.conflict(
          "INFERENCE_ENDED",
          "inference '"
              + inference.name()
              + "' is "
              + state
              + " and cannot take another model; deploy the model anew");
    }
  }

  private static RecordFormat format(InferenceRequest request, Deployable model) {
    return request
        .recordFormat()
        .or(model::format)
        .orElseThrow(
            () ->
                ProblemException.unprocessable(
                    "REQUEST_INVALID",
                    "/format",
                    "'format' is missing, and "
                        + (model.origin() instanceof Origin.Imported
                            ? "an imported model was trained on none that is known here"
                            : "the training that made the model is gone")
                        + "; "
                        + RecordFormats.LEGAL_NAMES));
  }
}
