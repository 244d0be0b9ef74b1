package io.millrace.controlplane.artifacts;

import io.millrace.controlplane.retention.PlaceDeleted;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What is deleted needs not be known any more. */
@Component
class ForgottenArtifacts {
  private final VerifiedArtifactRepository repository;

  ForgottenArtifacts(VerifiedArtifactRepository repository) {
    this.repository = repository;
  }

  @EventListener
  void forget(PlaceDeleted deleted) {
    repository.forget(deleted.location());
  }
}
