package io.millrace.jobs.source;

import java.io.IOException;

/** The local disk does not take the examples; the message says where and why. */
final class SpillException extends IOException {
  private static final long serialVersionUID = 1L;

  SpillException(String message, IOException cause) {
    super(message, cause);
  }
}
