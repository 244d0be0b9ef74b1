package io.millrace.controlplane.modelfiles;

import java.io.IOException;

/** An uploaded file is not what it should be; the message says what was given and what is legal. */
public final class UnusableFileException extends IOException {
  private static final long serialVersionUID = 1L;

  UnusableFileException(String message) {
    super(message);
  }
}
