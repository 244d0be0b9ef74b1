package io.millrace.contracts.job;

/** What happens to predictions when an inference job fails and recovers. */
public enum Delivery {
  /** Written at once; records after the last checkpoint may be scored again. */
  AT_LEAST_ONCE,
  /**
   * Written in Kafka transactions; visible to {@code read_committed} readers at each checkpoint.
   */
  EXACTLY_ONCE
}
