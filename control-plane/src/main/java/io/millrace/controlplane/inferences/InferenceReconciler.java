package io.millrace.controlplane.inferences;

import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.kafka.KafkaUnreachableException;
import io.millrace.controlplane.reconciliation.Reconciler;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobStatus;
import io.millrace.controlplane.submission.JobSubmitter;
import io.millrace.controlplane.submission.LiveJobs;
import io.millrace.controlplane.submission.RuntimeUnreachableException;
import io.millrace.controlplane.submission.Suspension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Publishes models, submits jobs, drives operations, stops those that are to be removed, and asks
 * how they go. Each process submits anew what is live; submitting twice is submitting once.
 */
@Component
class InferenceReconciler implements Reconciler, LiveJobs {
  private static final Logger LOG = LoggerFactory.getLogger(InferenceReconciler.class);
  private static final Set<JobState> RESTING =
      EnumSet.of(JobState.SUSPENDED, JobState.UPGRADE_FAILED);
  private static final Duration SHORT_PAUSE = Duration.ofMillis(100);
  private final InferenceRepository repository;
  private final InferenceLife life;
  private final InferenceTopics topics;
  private final JobSubmitter submitter;
  private final InferenceRuns runs;
  private final OperationDriver driver;
  private final Set<JobId> submitted = new HashSet<>();
  private boolean busy;

  /** One whose cluster does not answer takes no more than a quarter of the time of all others. */
  private final Map<String, Instant> restsUntil = new HashMap<>();

  private final Clock clock;

  InferenceReconciler(
      InferenceRepository repository,
      InferenceLife life,
      InferenceTopics topics,
      JobSubmitter submitter,
      InferenceRuns runs,
      OperationDriver driver,
      Clock clock) {
    this.repository = repository;
    this.life = life;
    this.topics = topics;
    this.submitter = submitter;
    this.runs = runs;
    this.driver = driver;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "inferences";
  }

  @Override
  public Set<JobId> liveJobs() {
    return repository.continuable().stream().map(Inference::jobId).collect(Collectors.toSet());
  }

  @Override
  public void reconcile() {
    busy = false;
    for (Inference inference : repository.live()) {
      busy |= inference.underWay().isPresent();
      if (!clock.instant().isBefore(restsUntil.getOrDefault(inference.id(), Instant.MIN))) {
        reconcile(inference);
      }
    }
  }

  /** While a deployment changes nothing is scored, so each step follows soon upon the other. */
  @Override
  public Duration pause() {
    return busy ? SHORT_PAUSE : Reconciler.super.pause();
  }

  private void reconcile(Inference inference) {
    Instant begun = clock.instant();
    restsUntil.remove(inference.id());
    try (MDC.MDCCloseable told = MDC.putCloseable("jobId", inference.jobId().value())) {
      JobState state = inference.status().state();
      if (state == JobState.CANCELLING) {
        remove(inference);
      } else {
        publish(inference);
        inference
            .changing()
            .ifPresentOrElse(
                operation -> life.judge(inference.id(), driver.advance(inference, operation)),
                () -> run(inference));
      }
    } catch (RuntimeUnreachableException | KafkaUnreachableException e) {
      LOG.info("job {} cannot be reconciled: {}", inference.jobId(), e.getMessage());
      life.lose(inference.id(), String.valueOf(e.getMessage()));
      Instant now = clock.instant();
      restsUntil.put(inference.id(), now.plus(Duration.between(begun, now).multipliedBy(3)));
    } catch (JobRefusedException | IllegalArgumentException e) {
      LOG.warn("job {} is refused", inference.jobId(), e);
      life.refuse(inference.id(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("job {} cannot be reconciled; the others can", inference.jobId(), e);
    }
  }

  private void publish(Inference inference) {
    if (inference.publishedRevision() < inference.model().revision()) {
      topics.publish(inference);
      repository.published(inference.id(), inference.model().revision());
    }
  }

  private void run(Inference inference) {
    JobId id = inference.jobId();
    if (RESTING.contains(inference.status().state())) {
      life.judge(inference.id(), Optional.empty());
      return;
    }
    if (!submitted.contains(id)) {
      ensureTopics(inference);
      submitter.submit(runs.of(inference));
      submitted.add(id);
    }
    Optional<JobStatus> status = submitter.status(id);
    // Before the end of a job is written down, as nobody looks at it after that.
    inference.underWay().ifPresent(taking -> driver.take(inference, taking, status));
    if (status.isPresent()) {
      life.observe(inference.id(), status.get());
    } else {
      submitted.remove(id);
      life.judge(inference.id(), status);
    }
  }

  /** Before its first start nothing else would say why it does not come. */
  private void ensureTopics(Inference inference) {
    try {
      topics.ensure(runs.spec(inference));
    } catch (KafkaUnreachableException e) {
      if (inference.status().state() == JobState.SUBMITTED) {
        life.report(
            inference.id(),
            new Inference.Fault("KAFKA_UNREACHABLE", String.valueOf(e.getMessage())));
      }
      throw e;
    }
  }

  private void remove(Inference inference) {
    JobId id = inference.jobId();
    if (submitter.status(id).isEmpty()) {
      // What the runtime has forgotten has left files all the same, and is canceled at rest.
      submitter.suspend(runs.of(inference), Suspension.AT_ONCE);
    }
    submitter.cancel(id);
    Optional<JobStatus> left = submitter.status(id).filter(s -> !s.state().isTerminal());
    if (left.isPresent()) {
      life.judge(inference.id(), left);
    } else {
      topics.retract(inference);
      life.remove(inference.id());
      submitted.remove(id);
    }
  }
}
