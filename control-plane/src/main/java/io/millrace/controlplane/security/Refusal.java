package io.millrace.controlplane.security;

import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.MillraceProperties.Mode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a request goes no further. */
enum Refusal {
  SIGN_IN_REQUIRED(
      401,
      "Sign in first",
      "Open the URL that Millrace printed when it started, or send the token as 'Authorization:"
          + " Bearer <token>'; it lies in the file 'token' of the data directory.",
      "Open this address with ?token=<token> behind it, or send the token as 'Authorization: Bearer"
          + " <token>'; it lies in the Secret with which Millrace was installed."),
  TOKEN_WRONG(
      401,
      "The token is wrong",
      "The token is new at each start; take it from the URL that Millrace printed when it started,"
          + " or from the file 'token' of the data directory.",
      "It lies in the Secret with which Millrace was installed; a new one counts once Millrace has"
          + " been started again."),
  HOST_NOT_ALLOWED(
      403,
      "The host name is not allowed",
      "Millrace answers on 127.0.0.1 and localhost only, so that no other site can pass for it.",
      "Millrace answers to its addresses, to the host of millrace.access.public-url and to the names"
          + " in millrace.access.allowed-hosts only, so that no other site can pass for it."),
  ORIGIN_NOT_ALLOWED(
      403,
      "The request comes from another page",
      "A change by a signed-in browser must come from a page of Millrace itself; programs send the"
          + " token as 'Authorization: Bearer <token>' instead of a cookie.",
      "A change by a browser must come from a page of Millrace itself, at the address that"
          + " millrace.access.public-url names; programs send the token as 'Authorization: Bearer"
          + " <token>' instead of a cookie.");

  private final int status;
  private final String title;
  private final String onThisMachine;
  private final String onACluster;

  Refusal(int status, String title, String onThisMachine, String onACluster) {
    this.status = status;
    this.title = title;
    this.onThisMachine = onThisMachine;
    this.onACluster = onACluster;
  }

  String detail(Mode mode) {
    return mode == Mode.LOCAL ? onThisMachine : onACluster;
  }

  /** As RFC 9457 has it. */
  void write(HttpServletRequest request, HttpServletResponse response, Mode mode)
      throws IOException {
    Map<String, @Nullable Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:millrace:problem:" + name());
    problem.put("title", title);
    problem.put("status", status);
    problem.put("code", name());
    problem.put("detail", detail(mode));
    problem.put("errors", List.of());
    problem.put("traceId", request.getAttribute("traceId"));
    if (status == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"millrace\"");
    }
    response.setStatus(status);
    response.setContentType("application/problem+json");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(ContractJson.writeBytes(problem));
  }
}
