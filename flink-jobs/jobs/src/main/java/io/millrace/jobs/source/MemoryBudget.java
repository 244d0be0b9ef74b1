package io.millrace.jobs.source;

import java.nio.file.Path;

/**
 * How much of a data set may lie on the heap; the rest is mapped from a file in a local folder.
 *
 * @param heapBytes of decoded examples
 * @param spillFolder must exist
 */
record MemoryBudget(long heapBytes, Path spillFolder) {
  /** Several models may be trained in one JVM, each with a data set of its own. */
  private static final long SHARE_OF_HEAP = 16;

  static MemoryBudget inFolder(String spillFolder) {
    return new MemoryBudget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, Path.of(spillFolder));
  }
}
