package io.millrace.keras.source;

import io.millrace.keras.python.Argument;
import io.millrace.keras.python.PythonNone;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Arguments by the names of their parameters.
 *
 * @param values what was given, in the order of the source
 * @param site of the call
 * @param complete false when a required argument is missing, or one could not be computed; that has
 *     been reported
 */
record Bound(Map<String, Argument> values, Site site, boolean complete) {
  /** Null when it was not given. */
  @Nullable Argument get(String parameter) {
    return values.get(parameter);
  }

  /** Null when it was not given, or is None. */
  @Nullable PythonValue value(String parameter) {
    Argument argument = values.get(parameter);
    return argument == null || argument.value() == PythonNone.NONE ? null : argument.value();
  }

  /** Of an argument, or of the call. */
  Site site(String parameter) {
    Argument argument = values.get(parameter);
    return argument == null ? site : argument.site();
  }
}
