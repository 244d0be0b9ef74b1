package io.millrace.controlplane.idempotency;

import io.millrace.controlplane.problem.ProblemException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.MultipartResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST that carries the Idempotency-Key of an earlier one with the same body is answered with the
 * earlier answer; with another body it is refused. Runs after the request is authenticated.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class IdempotencyFilter extends OncePerRequestFilter {
  private static final String KEY = "Idempotency-Key";
  private static final String REPLAYED = "Idempotency-Replayed";
  private static final int MAX_KEY = 200;

  /** A digest of a body would let somebody who has the database try passwords. */
  private static final Pattern HOLDS_PASSWORDS =
      Pattern.compile("/api/v1/(session|users)([:/].*)?");

  /** A longer one leads to nothing that could be repeated. */
  private static final int MAX_PATH = 500;

  private static final List<String> KEPT_HEADERS =
      List.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.LOCATION, HttpHeaders.ETAG);
  private final AnswerRepository answers;
  private final KeyedEffects effects;
  private final HandlerExceptionResolver problems;
  private final MultipartResolver multipart;

  IdempotencyFilter(
      AnswerRepository answers,
      KeyedEffects effects,
      @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems,
      MultipartResolver multipart) {
    this.answers = answers;
    this.effects = effects;
    this.problems = problems;
    this.multipart = multipart;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || request.getHeader(KEY) == null
        || !request.getRequestURI().startsWith("/api/")
        || HOLDS_PASSWORDS.matcher(request.getRequestURI()).matches()
        || request.getRequestURI().length() > MAX_PATH;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String key = request.getHeader(KEY);
    if (key.isBlank() || key.length() > MAX_KEY) {
      refuse(
          request,
          response,
          ProblemException.malformed(
              "IDEMPOTENCY_KEY_MALFORMED",
              KEY + " has " + key.length() + " characters; legal are 1 to " + MAX_KEY));
      return;
    }
    KeyedRequest keyed;
    try {
      keyed = KeyedRequest.of(request, multipart);
    } catch (ProblemException | MultipartException e) {
      refuse(request, response, e);
      return;
    }
    KeyOfCaller owned = KeyOfCaller.of(request, key);
    if (answers.reserve(owned, keyed.bodySha256())) {
      first(owned, keyed, response, chain);
    } else {
      repeated(owned, keyed, response);
    }
  }

  private void first(
      KeyOfCaller key, KeyedRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    ContentCachingResponseWrapper caching = new ContentCachingResponseWrapper(response);
    boolean answered = false;
    effects.begins(key);
    try {
      chain.doFilter(request.request(), caching);
      answered = caching.getStatus() < HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    } finally {
      effects.ends();
      if (answered) {
        answers.store(key, answer(request, caching));
      } else {
        answers.release(key);
      }
    }
    caching.copyBodyToResponse();
  }

  private static StoredAnswer answer(KeyedRequest request, ContentCachingResponseWrapper response) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : KEPT_HEADERS) {
      String value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    String caching = response.getHeader(HttpHeaders.CACHE_CONTROL);
    if (caching != null && caching.contains("no-store")) {
      return StoredAnswer.ofSecret(request.bodySha256(), response.getStatus());
    }
    String body = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
    return new StoredAnswer(request.bodySha256(), response.getStatus(), headers, body);
  }

  private void repeated(KeyOfCaller key, KeyedRequest keyed, HttpServletResponse response)
      throws IOException {
    HttpServletRequest request = keyed.request();
    StoredAnswer answer = answers.find(key).orElse(null);
    if (answer == null || answer.status() == null) {
      refuse(
          request,
          response,
          ProblemException.conflict(
              "IDEMPOTENCY_KEY_IN_USE",
              "a request with "
                  + KEY
                  + " '"
                  + key.key()
                  + "' is still at work; repeat this one later"));
    } else if (!answer.bodySha256().equals(keyed.bodySha256())) {
      refuse(
          request,
          response,
          ProblemException.conflict(
              "IDEMPOTENCY_KEY_REUSED",
              KEY + " '" + key.key() + "' came before with another body; legal is a new key"));
    } else if (answer.body() == null) {
      refuse(
          request,
          response,
          ProblemException.conflict(
              "IDEMPOTENCY_ANSWER_LOST",
              "the request with "
                  + KEY
                  + " '"
                  + key.key()
                  + "' was carried out, but its answer was not kept; look for what it has made"));
    } else if (answer.isSecret()) {
      refuse(
          request,
          response,
          ProblemException.conflict(
              "IDEMPOTENCY_ANSWER_SECRET",
              KEY
                  + " '"
                  + key.key()
                  + "' came before; its answer held a secret, which is told once and not kept"));
    } else {
      replay(answer, response);
    }
  }

  private static void replay(StoredAnswer answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.status() == null ? HttpServletResponse.SC_OK : answer.status());
    answer.headers().forEach(response::setHeader);
    response.setHeader(REPLAYED, "true");
    String body = answer.body() == null ? "" : answer.body();
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  private void refuse(
      HttpServletRequest request, HttpServletResponse response, RuntimeException problem) {
    problems.resolveException(request, response, null, problem);
  }
}
