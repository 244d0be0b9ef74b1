package io.millrace.controlplane.problem;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import io.millrace.controlplane.resource.IllegalParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a request, so that it is answered once. */
public final class RequestViolations {
  private final List<Violation> violations = new ArrayList<>();

  public void require(boolean legal, String pointer, String message) {
    if (!legal) {
      violations.add(Violation.at(pointer, message));
    }
  }

  public void requireText(@Nullable String value, String member, int maxLength) {
    if (value == null || value.isBlank()) {
      violations.add(Violation.at("/" + member, "'" + member + "' is missing"));
    } else if (value.length() > maxLength) {
      String message =
          String.format(
              "'%s' has %d characters; legal are up to %d", member, value.length(), maxLength);
      violations.add(Violation.at("/" + member, message));
    }
  }

  /** The value, or null when making it found a violation. */
  public <T> @Nullable T collect(String pointer, Supplier<T> maker) {
    try {
      return maker.get();
    } catch (InvalidDocumentException e) {
      e.violations().forEach(v -> violations.add(below(pointer, v)));
    } catch (IllegalArgumentException e) {
      violations.add(Violation.at(pointer, String.valueOf(e.getMessage())));
    }
    return null;
  }

  private static Violation below(String pointer, Violation violation) {
    return new Violation(pointer + violation.pointer(), violation.message(), violation.hint());
  }

  /**
   * @throws IllegalParameterException when anything was found; pointers name parameters
   */
  public void failIfAnyParameter() {
    if (!violations.isEmpty()) {
      throw new IllegalParameterException(violations);
    }
  }

  /**
   * @throws InvalidDocumentException when anything was found
   */
  public void failIfAny(String document) {
    if (!violations.isEmpty()) {
      throw new InvalidDocumentException(document, violations);
    }
  }
}
