package io.millrace.controlplane.problem;

import io.millrace.controlplane.security.OpenToEverybody;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.RequestMapping;

/** Gives what is refused before any endpoint the form of all other problems. */
@Controller
class UnhandledErrors implements ErrorController {
  @OpenToEverybody
  @RequestMapping("/error")
  void answer(HttpServletRequest request) {
    Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    HttpStatus status = code instanceof Integer given ? HttpStatus.resolve(given) : null;
    throw new ErrorResponseException(status == null ? HttpStatus.NOT_FOUND : status);
  }
}
