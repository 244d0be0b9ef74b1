package io.millrace.controlplane.idempotency;

import io.millrace.controlplane.security.Caller;
import jakarta.servlet.http.HttpServletRequest;

/**
 * What names a request that may be repeated.
 *
 * @param caller whose key it is: one caller never gets the answer of another
 * @param key as it was sent
 */
record KeyOfCaller(String caller, String key, String path) {
  static KeyOfCaller of(HttpServletRequest request, String key) {
    String caller =
        Caller.of(request).map(known -> known.kind() + ":" + known.id()).orElse("nobody");
    return new KeyOfCaller(caller, key, request.getRequestURI());
  }
}
