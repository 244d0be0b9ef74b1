package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Models in use in this JVM, each loaded once whatever the number of subtasks, and closed when the
 * last of them lets go. The checksum is the identity: equal bytes are one model.
 */
final class SharedScorers {
  static final SharedScorers OF_THIS_JVM = new SharedScorers();

  private final Map<String, Entry> entries = new HashMap<>();

  /** Loads the model or waits for the subtask that does. The caller releases the lease once. */
  Lease acquire(ModelDescriptor model, ScorerLoader loader, Path scratch)
      throws IOException, InterruptedException {
    String sha256 = model.artifact().sha256();
    Entry entry;
    boolean first;
    synchronized (entries) {
      first = !entries.containsKey(sha256);
      entry = entries.computeIfAbsent(sha256, key -> new Entry());
      entry.leases++;
    }
    if (first) {
      load(model, loader, scratch, entry);
    }
    try {
      return new Lease(sha256, entry, await(entry));
    } catch (InterruptedException e) {
      entry.scorer.thenRun(() -> release(sha256, entry));
      throw e;
    }
  }

  private void load(ModelDescriptor model, ScorerLoader loader, Path scratch, Entry entry) {
    try {
      entry.scorer.complete(loader.load(model, scratch));
    } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
      synchronized (entries) {
        entries.remove(model.artifact().sha256());
      }
      entry.scorer.completeExceptionally(e);
    }
  }

  private static Scorer await(Entry entry) throws IOException, InterruptedException {
    try {
      return entry.scorer.get();
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause().getMessage()), e.getCause());
    }
  }

  private void release(String sha256, Entry entry) {
    synchronized (entries) {
      entry.leases--;
      if (entry.leases > 0) {
        return;
      }
      entries.remove(sha256, entry);
    }
    entry.scorer.join().close();
  }

  private static final class Entry {
    private final CompletableFuture<Scorer> scorer = new CompletableFuture<>();
    private int leases;
  }

  /** One subtask's hold on a model. */
  final class Lease {
    private final String sha256;
    private final Entry entry;
    private final Scorer scorer;

    private Lease(String sha256, Entry entry, Scorer scorer) {
      this.sha256 = sha256;
      this.entry = entry;
      this.scorer = scorer;
    }

    Scorer scorer() {
      return scorer;
    }

    void release() {
      SharedScorers.this.release(sha256, entry);
    }
  }
}
