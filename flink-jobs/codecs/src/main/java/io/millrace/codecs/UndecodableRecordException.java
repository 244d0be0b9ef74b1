package io.millrace.codecs;

import io.millrace.contracts.error.ErrorCode;

/**
 * A record does not follow its format. The message says what was given and what is legal; there is
 * no stack trace, as a stream can hold millions of such records.
 */
public final class UndecodableRecordException extends Exception {
  private static final long serialVersionUID = 1L;

  UndecodableRecordException(String message) {
    super(message, null, false, false);
  }

  public ErrorCode code() {
    return ErrorCode.RECORD_UNDECODABLE;
  }
}
