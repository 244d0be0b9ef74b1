package io.millrace.controlplane.tracing;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What a request belongs to, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace
 * Context</a> has it.
 *
 * @param id of all that one cause led to; 32 lower-case hex digits
 * @param span our part of it; 16 lower-case hex digits
 * @param flags as they came; two hex digits
 */
public record Trace(String id, String span, String flags) {
  /** In the context of what is logged, as the Elastic Common Schema names it. */
  static final String KEY = "trace.id";

  private static final String ATTRIBUTE = "traceId";
  private static final String NOT_RECORDED = "00";

  private static final Pattern TRACEPARENT =
      Pattern.compile(
          "(?<version>[0-9a-f]{2})-(?<id>[0-9a-f]{32})-(?<span>[0-9a-f]{16})"
              + "-(?<flags>[0-9a-f]{2})(?<more>-.*)?");

  /** Goes on with what the caller names; when that is absent or malformed, begins anew. */
  static Trace of(@Nullable String traceparent) {
    Matcher caller = TRACEPARENT.matcher(traceparent == null ? "" : traceparent.strip());
    return caller.matches() && isLegal(caller)
        ? new Trace(caller.group("id"), hex(1), caller.group("flags"))
        : new Trace(hex(2), hex(1), NOT_RECORDED);
  }

  /** A later version may say more behind what this one says. */
  private static boolean isLegal(Matcher caller) {
    String version = caller.group("version");
    return !version.equals("ff")
        && !(version.equals("00") && caller.group("more") != null)
        && !caller.group("id").matches("0+")
        && !caller.group("span").matches("0+");
  }

  private static String hex(int words) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < words; i++) {
      long word = ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE);
      digits.append(String.format(Locale.ROOT, "%016x", word));
    }
    return digits.toString();
  }

  /** For the header {@code traceresponse}. */
  String traceresponse() {
    return "00-" + id + "-" + span + "-" + flags;
  }

  void names(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, id);
  }

  /** The id of the trace of the request that this thread works for; null when there is none. */
  public static @Nullable String currentId() {
    return MDC.get(KEY);
  }

  /** The id of the trace of a request; null for a request that has not come in by the filters. */
  public static @Nullable String idOf(HttpServletRequest request) {
    return (String) request.getAttribute(ATTRIBUTE);
  }
}
