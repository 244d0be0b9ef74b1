package io.millrace.controlplane.inferences;

import io.millrace.controlplane.deadletters.ScoringInputs;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class InputsOfDeployments implements ScoringInputs {
  private final InferenceRepository repository;

  InputsOfDeployments(InferenceRepository repository) {
    this.repository = repository;
  }

  @Override
  public Optional<Input> of(String inferenceId) {
    return repository
        .find(inferenceId)
        .map(inference -> new Input(inference.pipeline().inputKafka()));
  }
}
