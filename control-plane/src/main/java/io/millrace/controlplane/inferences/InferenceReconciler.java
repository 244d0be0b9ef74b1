package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.InferenceJobSpec;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import io.millrace.controlplane.reconciliation.Reconciler;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.LiveJobs;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Publishes models, submits jobs, stops those that are to be removed, and asks how they go. Each
 * process submits anew what is live; submitting twice is submitting once.
 */
@Component
class InferenceReconciler implements Reconciler, LiveJobs {
  private static final Logger LOG = LoggerFactory.getLogger(InferenceReconciler.class);
  private final InferenceRepository repository;
  private final InferenceLife life;
  private final InferenceTopics topics;
  private final JobSubmitter submitter;
  private final MillraceProperties properties;
  private final Set<JobId> submitted = new HashSet<>();

  InferenceReconciler(
      InferenceRepository repository,
      InferenceLife life,
      InferenceTopics topics,
      JobSubmitter submitter,
      MillraceProperties properties) {
    this.repository = repository;
    this.life = life;
    this.topics = topics;
    this.submitter = submitter;
    this.properties = properties;
  }

  @Override
  public String name() {
    return "inferences";
  }

  @Override
  public Set<JobId> liveJobs() {
    return repository.live().stream().map(Inference::jobId).collect(Collectors.toSet());
  }

  @Override
  public void reconcile() {
    for (Inference inference : repository.live()) {
      reconcile(inference);
    }
  }

  private void reconcile(Inference inference) {
    try {
      if (inference.status().state() == JobState.CANCELLING) {
        remove(inference);
      } else {
        run(inference);
      }
    } catch (RuntimeUnreachableException | KafkaUnreachableException e) {
      LOG.info("job {} cannot be reconciled: {}", inference.jobId(), e.getMessage());
      life.lose(inference.id());
    } catch (JobRefusedException | IllegalArgumentException e) {
      LOG.warn("job {} is refused", inference.jobId(), e);
      life.refuse(inference.id(), String.valueOf(e.getMessage()));
    }
  }

  private void run(Inference inference) {
    JobId id = inference.jobId();
    if (inference.publishedRevision() < inference.model().revision()) {
      topics.publish(inference);
      repository.published(inference.id(), inference.model().revision());
    }
    if (!submitted.contains(id)) {
      InferenceJobSpec spec = spec(inference);
      topics.ensure(spec);
      submitter.submit(spec);
      submitted.add(id);
    }
    Optional<JobStatus> status = submitter.status(id);
    if (status.isPresent()) {
      life.observe(inference.id(), status.get());
    } else {
      submitted.remove(id);
    }
  }

  private void remove(Inference inference) {
    JobId id = inference.jobId();
    submitter.cancel(id);
    boolean gone = submitter.status(id).filter(s -> !s.state().isTerminal()).isEmpty();
    if (gone) {
      topics.retract(inference);
      life.remove(inference.id());
      submitted.remove(id);
    }
  }

  private InferenceJobSpec spec(Inference inference) {
    Inference.Pipeline pipeline = inference.pipeline();
    return new InferenceJobSpec(
        JobSpec.SCHEMA_VERSION,
        inference.jobId(),
        inference.name(),
        properties.kafka().cluster(),
        properties.kafka().topics(),
        properties.checkpoints(),
        pipeline.inputTopic(),
        pipeline.outputTopic(),
        pipeline.format(),
        pipeline.parallelism(),
        pipeline.delivery(),
        pipeline.batch(),
        inference.model(),
        pipeline.inputKafka(),
        pipeline.output(),
        null);
  }
}
