package io.millrace.jobs.source;

import io.millrace.contracts.error.ErrorCode;

/** Carries a fault from where it is found to the reader, which tells it downstream. */
final class DatasetFaultException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient DatasetFault fault;

  DatasetFaultException(ErrorCode code, String reason) {
    super(reason);
    this.fault = new DatasetFault(code, reason);
  }

  DatasetFault fault() {
    return fault;
  }
}
