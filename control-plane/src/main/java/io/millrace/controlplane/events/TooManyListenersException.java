package io.millrace.controlplane.events;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Every open event stream costs a connection, so their number has a limit. */
final class TooManyListenersException extends ResponseStatusException {
  private static final long serialVersionUID = 1L;
  private static final String SECONDS = "10";

  TooManyListenersException(int limit) {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        limit + " event streams are open, which is the limit; close one and try again");
    getBody().setProperty("code", "TOO_MANY_LISTENERS");
  }

  @Override
  public HttpHeaders getHeaders() {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.RETRY_AFTER, SECONDS);
    return headers;
  }
}
