package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Models in use in this JVM, each loaded once whatever the number of subtasks, on a thread of its
 * own, and closed when the last of them lets go. The checksum is the identity: equal bytes are one
 * model.
 */
final class SharedScorers {
  static final SharedScorers OF_THIS_JVM = new SharedScorers();

  private final Map<String, Entry> entries = new HashMap<>();

  /**
   * Loads the model or waits for the subtask that does. The caller releases the lease once.
   *
   * @throws IOException also when the time that loading may take is over
   */
  Lease acquire(ModelDescriptor model, ModelLoading how)
      throws IOException, ModelRefusedException, InterruptedException {
    Entry entry = enter(model, how);
    try {
      return new Lease(entry, await(entry, how.limits()));
    } catch (IOException | InterruptedException | RuntimeException e) {
      leave(entry);
      throw e;
    }
  }

  private Entry enter(ModelDescriptor model, ModelLoading how) throws ModelRefusedException {
    synchronized (entries) {
      Entry entry = entries.get(model.artifact().sha256());
      if (entry == null) {
        requireMemory(model, how.limits());
        entry = new Entry(model);
        entries.put(entry.sha256, entry);
        entry.load(how);
      }
      entry.leases++;
      return entry;
    }
  }

  private void requireMemory(ModelDescriptor model, ModelLoading.Limits limits)
      throws ModelRefusedException {
    long taken = entries.values().stream().mapToLong(entry -> entry.bytes).sum();
    ModelMemory.Shortage shortage = ModelMemory.shortage(model, taken, limits.memoryBytes());
    if (shortage != null) {
      throw ModelRefusedException.tooLarge(model, shortage);
    }
  }

  private Scorer await(Entry entry, ModelLoading.Limits limits)
      throws IOException, InterruptedException {
    try {
      return entry.scorer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      forget(entry);
      throw new IOException(String.valueOf(e.getCause().getMessage()), e.getCause());
    } catch (TimeoutException e) {
      forget(entry);
      throw new IOException(
          "it was not loaded after "
              + limits.time().toMillis()
              + " ms, which is the limit; is its store reachable and fast enough?",
          e);
    }
  }

  /** Whoever comes next begins anew. */
  private void forget(Entry entry) {
    synchronized (entries) {
      entries.remove(entry.sha256, entry);
    }
  }

  private void leave(Entry entry) {
    synchronized (entries) {
      entry.leases--;
      if (entry.leases > 0) {
        return;
      }
      entries.remove(entry.sha256, entry);
    }
    entry.close();
  }

  private static final class Entry {
    private final ModelDescriptor model;
    private final String sha256;
    private final long bytes;
    private final CompletableFuture<Scorer> scorer = new CompletableFuture<>();
    private Thread thread = Thread.currentThread();
    private int leases;

    private Entry(ModelDescriptor model) {
      this.model = model;
      this.sha256 = model.artifact().sha256();
      this.bytes = ModelMemory.needed(model);
    }

    private void load(ModelLoading how) {
      thread = new Thread(() -> complete(how), "millrace-model-" + sha256.substring(0, 8));
      thread.setDaemon(true);
      thread.start();
    }

    private void complete(ModelLoading how) {
      try {
        scorer.complete(warm(how.loader().load(model, how.scratch()), how.limits().batch()));
      } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
        scorer.completeExceptionally(e);
      }
    }

    private static Scorer warm(Scorer scorer, int batch) {
      try {
        WarmUp.run(scorer, batch);
        return scorer;
      } catch (RuntimeException | OutOfMemoryError e) {
        scorer.close();
        throw e;
      }
    }

    /** A load that hangs may end long after everybody has left. */
    private void close() {
      if (!scorer.isDone()) {
        thread.interrupt();
      }
      scorer.thenAccept(Scorer::close);
    }
  }

  /** One subtask's hold on a model. */
  final class Lease {
    private final Entry entry;
    private final Scorer scorer;

    private Lease(Entry entry, Scorer scorer) {
      this.entry = entry;
      this.scorer = scorer;
    }

    Scorer scorer() {
      return scorer;
    }

    void release() {
      leave(entry);
    }
  }
}
