package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * What a model takes natively, estimated from the size of its files before it is loaded: its
 * weights, once more while they are read, and the graph.
 */
final class ModelMemory {
  /** By the peak of swaps with a model of 100 MB, rounded up: docs/benchmarks/swaps.md. */
  private static final long BYTES_PER_BYTE = 3;

  private static final long GRAPH_BYTES = 8L << 20;

  private ModelMemory() {}

  static long needed(ModelDescriptor model) {
    return model.artifact().sizeBytes() * BYTES_PER_BYTE + GRAPH_BYTES;
  }

  /** Null when it fits. */
  static @Nullable Shortage shortage(
      ModelDescriptor model, long takenBytes, @Nullable Long budgetBytes) {
    if (budgetBytes == null || takenBytes + needed(model) <= budgetBytes) {
      return null;
    }
    return new Shortage(needed(model), takenBytes, budgetBytes);
  }

  /** All in bytes. */
  record Shortage(long needed, long taken, long budget) {
    String sentence() {
      return "needs about "
          + megabytes(needed)
          + " MB of native memory while other models of this process take "
          + megabytes(taken)
          + " MB; legal are "
          + megabytes(budget)
          + " MB for all of them";
    }

    private static long megabytes(long bytes) {
      return (bytes + (1 << 20) - 1) >> 20;
    }
  }
}
