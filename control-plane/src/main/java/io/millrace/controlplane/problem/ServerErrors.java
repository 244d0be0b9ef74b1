package io.millrace.controlplane.problem;

import io.millrace.contracts.json.ContractJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.http.HttpStatus;

/** What Tomcat refuses before anything of ours sees it, such as an address that is none. */
public final class ServerErrors extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, Throwable fault) {
    int status = response.getStatus();
    if (status < HttpServletResponse.SC_BAD_REQUEST
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    HttpStatus known = HttpStatus.resolve(status);
    String code = known == null ? "HTTP_" + status : known.name();
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("type", "urn:millrace:problem:" + code);
    problem.put("title", known == null ? code : known.getReasonPhrase());
    problem.put("status", status);
    problem.put("code", code);
    problem.put("detail", "the server cannot read the address or the headers of this request");
    problem.put("errors", List.of());
    problem.put("traceId", "");
    try {
      response.setContentType("application/problem+json");
      response.getOutputStream().write(ContractJson.writeBytes(problem));
      response.finishResponse();
    } catch (IOException e) {
      // The client is gone; nobody is left to tell.
      container.getLogger().debug("an error could not be told", e);
    }
  }
}
