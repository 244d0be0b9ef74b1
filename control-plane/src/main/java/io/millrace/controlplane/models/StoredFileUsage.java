package io.millrace.controlplane.models;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.modelfiles.FileUsage;
import java.util.Collection;
import org.springframework.stereotype.Component;

@Component
class StoredFileUsage implements FileUsage {
  private final ModelRepository repository;

  StoredFileUsage(ModelRepository repository) {
    this.repository = repository;
  }

  @Override
  public Collection<ModelArtifact> used() {
    return repository.artifacts();
  }

  @Override
  public String by() {
    return "a model";
  }
}
