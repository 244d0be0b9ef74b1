package io.millrace.controlplane.problem;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.json.JsonFaults;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns what Jackson says about a request body into what its writer wants to know. */
final class RequestFaults {
  private static final String INT = "a whole number from -2147483648 to 2147483647";
  private static final Map<Class<?>, String> WHOLE_NUMBERS =
      Map.of(
          Integer.class,
          INT,
          int.class,
          INT,
          Long.class,
          "a whole number of at most 64 bits",
          long.class,
          "a whole number of at most 64 bits");

  private RequestFaults() {}

  /** What a parameter must be to become this. */
  static String legalParameter(@Nullable Class<?> type) {
    if (type != null && type.isEnum()) {
      return "one of " + constants(type);
    }
    return type == null ? "another value" : legal(type);
  }

  private static String constants(Class<?> type) {
    return List.of(type.getEnumConstants()).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  static ProblemException of(@Nullable Throwable fault) {
    if (fault instanceof UnrecognizedPropertyException unknown) {
      return unknownMember(unknown);
    }
    if (fault instanceof DatabindException mismatch) {
      return mismatch(mismatch);
    }
    if (fault instanceof InputCoercionException number) {
      String message = "a number does not fit; legal is " + legal(number.getTargetType());
      return badMember("REQUEST_MALFORMED", pointer(number), message);
    }
    if (fault instanceof StreamReadException syntax) {
      String message = "the body is not JSON: " + JsonFaults.reason(syntax) + position(syntax);
      return badMember("REQUEST_MALFORMED", place(syntax), message);
    }
    if (fault instanceof StreamConstraintsException limit) {
      return ProblemException.malformed(
          "REQUEST_MALFORMED", "the body is no JSON that is read: " + JsonFaults.reason(limit));
    }
    if (fault != null && fault.getCause() instanceof ProblemException problem) {
      return problem;
    }
    return ProblemException.malformed(
        "REQUEST_MALFORMED", "the body is missing or cannot be read; legal is a JSON object");
  }

  /** Where the parser was. */
  private static String place(JacksonException syntax) {
    return syntax.processor() instanceof JsonParser parser
        ? parser.streamReadContext().pathAsPointer().toString()
        : "";
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
    if (cause instanceof NullPointerException) {
      return ProblemException.unprocessable(
          "REQUEST_INVALID", pointer(fault), "null stands where a value is needed");
    }
    if (cause instanceof IllegalArgumentException) {
      return ProblemException.unprocessable(
          "REQUEST_INVALID", pointer(fault), String.valueOf(cause.getMessage()));
    }
    return badMember("REQUEST_MALFORMED", pointer(fault), describe(fault));
  }

  private static String describe(DatabindException fault) {
    if (fault instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return "'"
          + format.getValue()
          + "' is not legal; legal is one of "
          + constants(format.getTargetType());
    }
    // text that no database would take; of a number or true in its place Jackson names classes
    if (fault instanceof InvalidFormatException format
        && format.getTargetType() == String.class
        && format.getValue() instanceof String) {
      return JsonFaults.reason(fault);
    }
    if (fault instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      String place = fault.getPath().isEmpty() ? "the body" : "the value at " + pointer(fault);
      return place + " is of another type; legal is " + legal(mismatch.getTargetType());
    }
    return JsonFaults.reason(fault);
  }

  /** What a JSON value must be to become this. */
  private static String legal(Class<?> type) {
    if (CharSequence.class.isAssignableFrom(type)) {
      return "text";
    }
    if (WHOLE_NUMBERS.containsKey(type)) {
      return WHOLE_NUMBERS.get(type);
    }
    if (Number.class.isAssignableFrom(type) || type == double.class || type == float.class) {
      return "a number";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    return Collection.class.isAssignableFrom(type) ? "a list" : "a JSON object";
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
