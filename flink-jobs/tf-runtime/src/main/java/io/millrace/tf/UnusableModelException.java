package io.millrace.tf;

import org.jspecify.annotations.Nullable;

/**
 * A model cannot be used: a SavedModel that cannot be loaded or scored with, one that cannot train.
 */
public final class UnusableModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UnusableModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
