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

  static MemoryBudget of(FitConfig fit, String spillFolder) {
    Long given = fit.cacheBytes();
    long heapBytes = given == null ? Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP : given;
    return new MemoryBudget(heapBytes, Path.of(spillFolder));
  }
}
