package io.millrace.controlplane.problem;

import io.millrace.contracts.error.InvalidDocumentException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what Jackson says about a request body into what its writer wants to know. */
final class RequestFaults {
  private RequestFaults() {}

  static ProblemException of(@Nullable Throwable fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return unknownMember(unknown);
    }
    if (fault instanceof DatabindException mismatch) {
      return mismatch(mismatch);
    }
    if (fault instanceof StreamReadException syntax) {
      return ProblemException.malformed(
          "REQUEST_MALFORMED",
          "the body is not JSON: " + syntax.getOriginalMessage() + position(syntax));
    }
    return ProblemException.malformed(
        "REQUEST_MALFORMED", "the body is missing or cannot be read; legal is a JSON object");
  }

  private static String position(JacksonException syntax) {
    return " at line "
        + syntax.getLocation().getLineNr()
        + ", column "
        + syntax.getLocation().getColumnNr();
  }

  private static ProblemException unknownMember(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    String legal =
        known == null
            ? ""
            : "; legal is "
                + known.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
    String message = "'" + unknown.getPropertyName() + "' is not known here" + legal;
    return badMember("FIELD_UNKNOWN", pointer(unknown), message);
  }

  private static ProblemException mismatch(DatabindException fault) {
    Throwable cause = fault.getCause();
    if (cause instanceof InvalidDocumentException invalid) {
      return ProblemException.invalid(invalid);
    }
    if (cause instanceof IllegalArgumentException || cause instanceof NullPointerException) {
      return ProblemException.unprocessable(
          "REQUEST_INVALID", pointer(fault), String.valueOf(cause.getMessage()));
    }
    return badMember("REQUEST_MALFORMED", pointer(fault), describe(fault));
  }

  private static String describe(DatabindException fault) {
    if (fault instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      String legal =
          List.of(format.getTargetType().getEnumConstants()).stream()
              .map(String::valueOf)
              .collect(Collectors.joining(", "));
      return "'" + format.getValue() + "' is not legal; legal is one of " + legal;
    }
    return String.valueOf(fault.getOriginalMessage());
  }

  private static ProblemException badMember(String code, String pointer, String message) {
    return ProblemException.malformed(code, message).with(ProblemEntry.at(pointer, message));
  }

  /** RFC 6901, from Jackson's path. */
  static String pointer(JacksonException fault) {
    return fault.getPath().stream()
        .map(
            step ->
                step.getPropertyName() == null
                    ? Integer.toString(step.getIndex())
                    : step.getPropertyName().replace("~", "~0").replace("/", "~1"))
        .map(step -> "/" + step)
        .collect(Collectors.joining());
  }
}
