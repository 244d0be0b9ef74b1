package io.millrace.jobs.inference;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Whether a source may hand on records. Belongs to one task, whose source and operators are one
 * chain on one thread, which is how they find it.
 */
final class Valve {
  private static final ThreadLocal<Valve> OF_THIS_TASK = new ThreadLocal<>();
  private static final CompletableFuture<Void> OPEN = CompletableFuture.completedFuture(null);

  private CompletableFuture<Void> opened = OPEN;

  /** For the source, which is made before the operators run. */
  static Valve install() {
    Valve valve = new Valve();
    OF_THIS_TASK.set(valve);
    return valve;
  }

  /** Null when the source of this thread has none, or another thread runs it. */
  static @Nullable Valve ofThisTask() {
    return OF_THIS_TASK.get();
  }

  static void uninstall() {
    OF_THIS_TASK.remove();
  }

  boolean isOpen() {
    return opened.isDone();
  }

  /** Done when it is open. */
  CompletableFuture<Void> opened() {
    return opened;
  }

  void close() {
    if (isOpen()) {
      opened = new CompletableFuture<>();
    }
  }

  void open() {
    opened.complete(null);
  }
}
