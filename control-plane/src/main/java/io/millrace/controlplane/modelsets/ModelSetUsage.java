package io.millrace.controlplane.modelsets;

import io.millrace.controlplane.models.ModelUsage;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
class ModelSetUsage implements ModelUsage {
  private final ModelSetRepository repository;

  ModelSetUsage(ModelSetRepository repository) {
    this.repository = repository;
  }

  @Override
  public List<String> usesOf(String modelId) {
    return repository.namesOfSetsWith(modelId).stream()
        .map(name -> "model set '" + name + "'")
        .toList();
  }
}
