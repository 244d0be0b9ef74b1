package io.millrace.controlplane.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.contracts.error.Violation;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a request.
 *
 * @param pointer where, as an RFC 6901 JSON pointer into the request
 * @param message what was given and what is legal
 * @param hint what to write instead, when we know
 * @param layer of a model, when one is to blame
 * @param line of source code, from 1
 * @param column of source code, from 1
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemEntry(
    String pointer,
    String message,
    @Nullable String hint,
    @Nullable String layer,
    @Nullable Integer line,
    @Nullable Integer column) {

  public static ProblemEntry at(String pointer, String message) {
    return of(new Violation(pointer, message, null));
  }

  public static ProblemEntry of(Violation violation) {
    return new ProblemEntry(
        violation.pointer(), violation.message(), violation.hint(), null, null, null);
  }
}
