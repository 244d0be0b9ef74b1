package io.millrace.controlplane.trainings;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.modelfiles.FileUsage;
import java.util.Collection;
import org.springframework.stereotype.Component;

@Component
class InitialWeightsUsage implements FileUsage {
  private final ResultRepository results;

  InitialWeightsUsage(ResultRepository results) {
    this.results = results;
  }

  @Override
  public Collection<ModelArtifact> used() {
    return results.initialWeightsInUse();
  }

  @Override
  public String by() {
    return "a training that starts from it";
  }
}
