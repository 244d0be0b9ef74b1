package io.millrace.controlplane.problem;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Names each request, so that an error that a user reports is found in the log. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceIdFilter extends OncePerRequestFilter {
  static final String KEY = "traceId";
  private static final String HEADER = "X-Trace-Id";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String id = String.format("%016x", ThreadLocalRandom.current().nextLong());
    request.setAttribute(KEY, id);
    response.setHeader(HEADER, id);
    try (MDC.MDCCloseable ignored = MDC.putCloseable(KEY, id)) {
      chain.doFilter(request, response);
    }
  }
}
