package io.millrace.tf;

import org.jspecify.annotations.Nullable;

/** A SavedModel cannot be loaded, or has no signature that records can be scored with. */
public final class UnusableModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
