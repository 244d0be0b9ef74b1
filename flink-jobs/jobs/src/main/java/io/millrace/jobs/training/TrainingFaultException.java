package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;

/** This model cannot be trained, however often it is tried. */
final class TrainingFaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;

  TrainingFaultException(ErrorCode code, String reason) {
    super(reason);
    this.code = code;
  }

  ErrorCode code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
