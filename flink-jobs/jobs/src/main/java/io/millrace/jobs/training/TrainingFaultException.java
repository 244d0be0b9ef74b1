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

  private TrainingFaultException(String reason, RuntimeException cause) {
    super(reason, cause);
    this.code = ErrorCode.INTERNAL;
  }

  /** For what no check of ours foresaw; the cause is in the log. */
  static TrainingFaultException unexpected(String what, RuntimeException cause) {
    return new TrainingFaultException(what + ": " + cause.getMessage(), cause);
  }

  ErrorCode code() {
    return code;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
