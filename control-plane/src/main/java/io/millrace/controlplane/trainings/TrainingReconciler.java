package io.millrace.controlplane.trainings;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobState;
import io.millrace.controlplane.jobevents.AppliedEvents;
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
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/**
 * Submits what is to run, stops what is to stop, and asks how it goes. A job is submitted anew by
 * each process, since its runtime may have forgotten it; submitting twice is submitting once. None
 * is before all is applied that jobs told in earlier processes: it may have ended.
 */
@Component
class TrainingReconciler implements Reconciler, LiveJobs {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingReconciler.class);
  private final TrainingRepository trainings;
  private final TrainingLife life;
  private final TrainingJobs jobs;
  private final JobSubmitter submitter;
  private final AppliedEvents events;
  private final Set<JobId> submitted = new HashSet<>();

  TrainingReconciler(
      TrainingRepository trainings,
      TrainingLife life,
      TrainingJobs jobs,
      JobSubmitter submitter,
      AppliedEvents events) {
    this.trainings = trainings;
    this.life = life;
    this.jobs = jobs;
    this.submitter = submitter;
    this.events = events;
  }

  @Override
  public String name() {
    return "trainings";
  }

  @Override
  public Set<JobId> liveJobs() {
    return trainings.live().stream().map(Training::jobId).collect(Collectors.toSet());
  }

  @Override
  public void reconcile() {
    for (Training training : trainings.live()) {
      reconcile(training);
    }
  }

  private void reconcile(Training training) {
    JobId id = training.jobId();
    try (MDC.MDCCloseable told = MDC.putCloseable("jobId", id.value())) {
      request(training);
      Optional<JobStatus> status = submitter.status(id);
      if (status.isEmpty()) {
        submitted.remove(id);
      }
      life.observe(training.id(), status);
    } catch (RuntimeUnreachableException e) {
      LOG.info("job {} cannot be observed: {}", id, e.getMessage());
      life.lose(training.id(), String.valueOf(e.getMessage()));
    } catch (JobRefusedException | IllegalArgumentException e) {
      LOG.warn("job {} is refused", id, e);
      life.refuse(training.id(), Fault.of(ErrorCode.INTERNAL, e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("job {} cannot be reconciled; the others can", id, e);
    }
  }

  private void request(Training training) {
    JobId id = training.jobId();
    if (training.state() == JobState.CANCELLING) {
      submitter.cancel(id);
    } else if (!submitted.contains(id) && events.until().isEmpty()) {
      LOG.debug("job {} may have told of its end before this process began", id);
    } else if (!submitted.contains(id)) {
      submitter.submit(jobs.spec(training));
      submitted.add(id);
    } else if (training.stopRequested()) {
      submitter.stop(id);
    }
  }
}
