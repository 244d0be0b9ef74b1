package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Which requests need to be signed in: all but health and the page's own static files, which hold
 * nothing but the program. A path that could be read in two ways is never open.
 */
final class ProtectedPaths {
  private static final Set<String> READS = Set.of("GET", "HEAD");

  private ProtectedPaths() {}

  static boolean isOpen(HttpServletRequest request) {
    String path = request.getServletPath();
    boolean ambiguous = !path.equals(request.getRequestURI()) || path.contains("//");
    return READS.contains(request.getMethod())
        && !ambiguous
        && (isBelow(path, "/actuator/health") || !isProgram(path));
  }

  static boolean isActuator(HttpServletRequest request) {
    return isBelow(request.getServletPath(), "/actuator");
  }

  private static boolean isProgram(String path) {
    return isBelow(path, "/api")
        || isBelow(path, "/flink")
        || isBelow(path, "/actuator")
        || isBelow(path, "/v3")
        || isBelow(path, "/webjars")
        || path.startsWith("/swagger-ui");
  }

  private static boolean isBelow(String path, String folder) {
    return path.equals(folder) || path.startsWith(folder + "/");
  }
}
