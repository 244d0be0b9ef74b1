package io.millrace.controlplane.trainings;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.event.TrainingFailed;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.controlplane.conditions.JobGauges;
import io.millrace.controlplane.jobevents.JobEventHandler;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells Prometheus how trainings go. What a job does again after a failure is counted again: it was
 * done.
 */
@Component
class TrainingMeters implements JobEventHandler {
  private final TrainingRepository trainings;
  private final MeterRegistry registry;
  private final JobGauges jobs;
  private final Timer epochs;

  TrainingMeters(TrainingRepository trainings, MeterRegistry registry) {
    this.trainings = trainings;
    this.registry = registry;
    this.jobs = new JobGauges(registry, "training");
    this.epochs =
        Timer.builder("millrace.training.epochs")
            .description("Epochs of all models in training; the count by time is epochs/s")
            .register(registry);
  }

  @Override
  public void handle(EventEnvelope envelope) {
    JobEvent event = envelope.event();
    if (event instanceof EpochCompleted epoch) {
      epochs.record(Duration.ofMillis(epoch.durationMs()));
    } else if (event instanceof TrainingStarted started) {
      registry.counter("millrace.training.rejected.records").increment(started.rejectedRecords());
    } else if (event instanceof TrainingSucceeded) {
      registry.counter("millrace.training.results", "state", "FINISHED").increment();
    } else if (event instanceof TrainingFailed) {
      registry.counter("millrace.training.results", "state", "FAILED").increment();
    }
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 5_000)
  void count() {
    jobs.show(
        trainings.countByState(),
        trainings.live().stream()
            .flatMap(training -> training.standing().flagsOver(training.state()).stream())
            .toList());
  }
}
