package io.millrace.keras;

import java.util.List;
import java.util.stream.Collectors;

/** A model was refused. Carries all of its violations, never only the first. */
public final class InvalidModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<ModelViolation> violations;

  public InvalidModelException(List<ModelViolation> violations) {
    super(violations.stream().map(ModelViolation::toString).collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  public List<ModelViolation> violations() {
    return violations;
  }
}
