package io.millrace.controlplane.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers what an endpoint refuses just as the filters do. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class RefusedAnswer {
  private final Refusals refusals;

  RefusedAnswer(Refusals refusals) {
    this.refusals = refusals;
  }

  @ExceptionHandler
  void answer(RefusedException refused, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    AccessEvent.nameGiven(request, refused.name());
    Duration wait = refused.waiting();
    if (wait == null) {
      refusals.write(refused.refusal(), request, response);
    } else {
      refusals.tooMany(wait, request, response);
    }
  }
}
