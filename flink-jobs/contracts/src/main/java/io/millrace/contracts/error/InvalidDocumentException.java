package io.millrace.contracts.error;

import java.util.List;
import java.util.stream.Collectors;

/** A document was refused. Carries all of its violations, never only the first. */
public final class InvalidDocumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  public InvalidDocumentException(String document, List<Violation> violations) {
    super(
        document
            + ": "
            + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }
}
