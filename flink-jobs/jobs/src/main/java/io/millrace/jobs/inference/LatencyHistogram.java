package io.millrace.jobs.inference;

import java.util.Arrays;

/**
 * Counts durations in buckets that are at most 1/32 of their value wide, in plain arrays: recording
 * allocates nothing. One thread only.
 */
final class LatencyHistogram {
  private static final int SUB_BUCKET_BITS = 5;
  private static final int SUB_BUCKETS = 1 << SUB_BUCKET_BITS;

  private final long[] counts = new long[(Long.SIZE - SUB_BUCKET_BITS) * SUB_BUCKETS];
  private long total;

  void record(long nanos) {
    counts[bucket(Math.max(0, nanos))]++;
    total++;
  }

  /**
   * @param share in [0, 1], 0.99 for the 99th percentile
   * @return upper end of the bucket in milliseconds, 0 when nothing was recorded
   */
  double percentileMs(double share) {
    long rank = (long) Math.ceil(share * total);
    long seen = 0;
    for (int i = 0; i < counts.length && total > 0; i++) {
      seen += counts[i];
      if (seen >= rank && seen > 0) {
        return upperEnd(i) / 1e6;
      }
    }
    return 0;
  }

  void reset() {
    Arrays.fill(counts, 0);
    total = 0;
  }

  private static int bucket(long nanos) {
    if (nanos < SUB_BUCKETS) {
      return (int) nanos;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - SUB_BUCKET_BITS;
    return (shift + 1) * SUB_BUCKETS + (int) (nanos >>> shift) - SUB_BUCKETS;
  }

  private static long upperEnd(int bucket) {
    if (bucket < SUB_BUCKETS) {
      return bucket;
    }
    int shift = bucket / SUB_BUCKETS - 1;
    long lower = (long) (bucket % SUB_BUCKETS + SUB_BUCKETS) << shift;
    return lower + (1L << shift) - 1;
  }
}
