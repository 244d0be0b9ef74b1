package io.millrace.controlplane.events;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Every open event stream costs a connection, so their number has a limit. */
final class TooManyListenersException extends ResponseStatusException {
  private static final long serialVersionUID = 1L;

  TooManyListenersException(int limit) {
    super(
        HttpStatus.SERVICE_UNAVAILABLE,
        limit + " event streams are open, which is the limit; close one and try again");
  }
}
