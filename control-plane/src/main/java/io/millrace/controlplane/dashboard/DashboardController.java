package io.millrace.controlplane.dashboard;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.security.RequiredRole;
import io.millrace.controlplane.security.Role;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;

/**
 * Hands requests below {@code /flink/<job>/} on to the JobManager of the job, as long as they only
 * look. No cookie and no token goes there, and of its headers only those about the content come
 * back.
 */
@Controller
class DashboardController {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Pattern PATH = Pattern.compile("/flink/([a-z][-a-z0-9]*)(/.*)?");

  /** Whatever could be read as another path by whoever decodes it once more. */
  private static final Pattern AMBIGUOUS =
      Pattern.compile("(?i).*(\\.\\.|//|%2e|%2f|%5c|\\\\|;).*");

  /** Flink cancels and stops by GET there, for an old proxy that knew no other verb. */
  private static final Pattern ACTING = Pattern.compile(".*/yarn-(cancel|stop)/?");

  private static final List<String> ASKED =
      List.of("Accept", "Accept-Encoding", "If-Modified-Since", "If-None-Match");
  private static final List<String> ANSWERED =
      List.of(
          "Content-Type",
          "Content-Encoding",
          "Content-Disposition",
          "Cache-Control",
          "ETag",
          "Expires",
          "Last-Modified");

  private final JobManagers jobManagers;
  private final MillraceProperties.Access access;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(3))
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  DashboardController(JobManagers jobManagers, MillraceProperties properties) {
    this.jobManagers = jobManagers;
    this.access = properties.access();
  }

  @RequiredRole(Role.VIEWER)
  @RequestMapping(
      path = {"/flink/{job}", "/flink/{job}/**"},
      method = {RequestMethod.GET, RequestMethod.HEAD})
  void look(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Matcher path = PATH.matcher(request.getRequestURI());
    if (!path.matches() || AMBIGUOUS.matcher(request.getRequestURI()).matches()) {
      throw ProblemException.notFound("dashboard at", request.getRequestURI());
    }
    String job = path.group(1);
    if (path.group(2) == null) {
      // Its pages name all else relative to here.
      response.setHeader(HttpHeaders.LOCATION, request.getRequestURI() + "/");
      response.setStatus(HttpServletResponse.SC_FOUND);
      return;
    }
    if (ACTING.matcher(path.group(2)).matches()) {
      throw ProblemException.forbidden(
          "DASHBOARD_READ_ONLY",
          "the dashboard is read-only: trainings and inferences are changed in Millrace");
    }
    URI base = jobManagers.of(job).orElseThrow(() -> ProblemException.notFound("job", job));
    String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
    HttpResponse<InputStream> answer = ask(job, request, URI.create(base + path.group(2) + query));
    response.setHeader(
        "Content-Security-Policy",
        DashboardPolicy.header(
            request.getHeader(HttpHeaders.HOST), access.publicUrl(), "/flink/" + job + "/"));
    handBack(request, answer, response);
  }

  private HttpResponse<InputStream> ask(String job, HttpServletRequest request, URI target) {
    HttpRequest.Builder asked = HttpRequest.newBuilder(target).timeout(PATIENCE);
    for (String name : ASKED) {
      String value = request.getHeader(name);
      if (value != null) {
        asked.header(name, value);
      }
    }
    try {
      return client.send(asked.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw unreachable(job, target);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(job, target);
    }
  }

  private static ProblemException unreachable(String job, URI target) {
    return ProblemException.unavailable(
        "DASHBOARD_UNREACHABLE",
        "the JobManager of '"
            + job
            + "' does not answer at "
            + target.getScheme()
            + "://"
            + target.getRawAuthority()
            + ": the job may be starting, resting or gone");
  }

  private static void handBack(
      HttpServletRequest request, HttpResponse<InputStream> answer, HttpServletResponse response)
      throws IOException {
    try (InputStream body = answer.body()) {
      response.setStatus(answer.statusCode());
      for (String name : ANSWERED) {
        answer.headers().firstValue(name).ifPresent(value -> response.setHeader(name, value));
      }
      if (!request.getMethod().equals("HEAD")) {
        body.transferTo(response.getOutputStream());
      }
    }
  }
}
