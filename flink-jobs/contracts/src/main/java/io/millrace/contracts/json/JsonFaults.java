package io.millrace.contracts.json;

import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;

/** What is wrong with a JSON text, without what only a programmer of Jackson wants to know. */
public final class JsonFaults {
  /** Advice on its switches, and where in its own buffers a value began. */
  private static final Pattern OF_JACKSON =
      Pattern.compile(
          "(; `Deserialization| \\(set `Deserialization|: enable `| \\((for|start marker) ).*",
          Pattern.DOTALL);

  private JsonFaults() {}

  /** One line without its place. */
  public static String reason(JacksonException fault) {
    String message = String.valueOf(fault.getOriginalMessage());
    return OF_JACKSON.matcher(message).replaceFirst("").lines().findFirst().orElse("");
  }
}
