package io.millrace.controlplane.inferences;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Looks after deployments that tell nothing while their input goes on. */
@Component
class LagWatch {
  private final InferenceRepository repository;
  private final Scoring scoring;

  LagWatch(InferenceRepository repository, Scoring scoring) {
    this.repository = repository;
    this.scoring = scoring;
  }

  @Scheduled(initialDelay = 1_000, fixedDelay = 2_000)
  void look() {
    scoring.watch(repository.live());
  }
}
