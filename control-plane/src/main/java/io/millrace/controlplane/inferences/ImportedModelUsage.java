package io.millrace.controlplane.inferences;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.modelfiles.FileUsage;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** A deployed model goes on when the model it was made from is deleted. */
@Component
class ImportedModelUsage implements FileUsage {
  private final InferenceRepository repository;

  ImportedModelUsage(InferenceRepository repository) {
    this.repository = repository;
  }

  @Override
  public Collection<ModelArtifact> used() {
    return repository.artifacts();
  }

  @Override
  public String by() {
    return "a deployment";
  }
}
