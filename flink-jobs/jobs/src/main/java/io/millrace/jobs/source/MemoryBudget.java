package io.millrace.jobs.source;

import io.millrace.contracts.fit.FitConfig;
import java.nio.file.Path;

/**
 * How much of a data set may lie on the heap; the rest is mapped from a file in a local folder.
 *
 * @param heapBytes of examples, with labels and identities
 * @param spillFolder must exist
 */
record MemoryBudget(long heapBytes, Path spillFolder) {
  /** Several models may be trained in one JVM, each with a data set of its own. */
  private static final long SHARE_OF_HEAP = 16;

  /** What the options give, but never so much that nothing else has room. */
  static MemoryBudget of(FitConfig fit, String spillFolder) {
    long heap = Runtime.getRuntime().maxMemory();
    Long given = fit.cacheBytes();
    long bytes = given == null ? heap / SHARE_OF_HEAP : Math.min(given, heap / 2);
    return new MemoryBudget(bytes, Path.of(spillFolder));
  }
}
