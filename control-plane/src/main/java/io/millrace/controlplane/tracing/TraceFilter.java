package io.millrace.controlplane.tracing;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes over the trace of the caller or begins one, and puts it into every line that is logged for
 * the request and into the head of its answer. The keys are those of the Elastic Common Schema.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TraceFilter extends OncePerRequestFilter {
  private static final String SPAN_KEY = "span.id";

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Trace trace = Trace.of(request.getHeader("traceparent"));
    trace.names(request);
    response.setHeader("traceresponse", trace.traceresponse());
    response.setHeader("X-Trace-Id", trace.id());
    try (MDC.MDCCloseable id = MDC.putCloseable(Trace.KEY, trace.id());
        MDC.MDCCloseable span = MDC.putCloseable(SPAN_KEY, trace.span())) {
      chain.doFilter(request, response);
    }
  }
}
