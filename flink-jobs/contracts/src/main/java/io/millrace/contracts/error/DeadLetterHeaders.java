package io.millrace.contracts.error;

/**
 * Names of the headers on a dead letter: where the record came from and why it could not be used.
 * Values are UTF-8 text. Its key, value and further headers are those of the original record.
 */
public final class DeadLetterHeaders {
  public static final String SOURCE_TOPIC = "millrace-source-topic";
  public static final String SOURCE_PARTITION = "millrace-source-partition";
  public static final String SOURCE_OFFSET = "millrace-source-offset";

  /** Milliseconds since the epoch; absent when it is not known. */
  public static final String SOURCE_TIMESTAMP = "millrace-source-timestamp";

  /** Id of the job that could not use the record; absent when none wanted to. */
  public static final String JOB = "millrace-job";

  /** Name of an {@link ErrorCode}. */
  public static final String CODE = "millrace-error-code";

  /** What was given and what is legal. */
  public static final String REASON = "millrace-error-reason";

  private DeadLetterHeaders() {}
}
