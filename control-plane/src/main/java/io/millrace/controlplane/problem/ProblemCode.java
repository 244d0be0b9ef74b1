package io.millrace.controlplane.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The code of the problem that a request was answered with. */
public final class ProblemCode {
  private static final String ATTRIBUTE = ProblemCode.class.getName();

  private ProblemCode() {}

  static void tell(HttpServletRequest request, String code) {
    request.setAttribute(ATTRIBUTE, code);
  }

  /** Empty when it was not answered with a problem. */
  public static Optional<String> of(HttpServletRequest request) {
    return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
  }
}
