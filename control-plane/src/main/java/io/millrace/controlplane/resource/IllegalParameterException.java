package io.millrace.controlplane.resource;

import io.millrace.contracts.error.Violation;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Parameters of an address that cannot be understood. Each violation points to its parameter by
 * name, as {@code /limit}.
 */
public final class IllegalParameterException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Violation> violations;

  public IllegalParameterException(List<Violation> violations) {
    super(violations.stream().map(Violation::message).collect(Collectors.joining("; ")));
    this.violations = List.copyOf(violations);
  }

  public static IllegalParameterException of(String parameter, String message) {
    return new IllegalParameterException(List.of(Violation.at("/" + parameter, message)));
  }

  public List<Violation> violations() {
    return violations;
  }
}
