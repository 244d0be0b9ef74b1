package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelDescriptor;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Which model scores, and which one is next. Everything but loading happens on the task's thread: a
 * newer descriptor is loaded elsewhere while the active model serves, then waits as the next one
 * until {@link #activateNext()}. The highest revision wins, whatever the order of arrival.
 */
final class ModelSwitch {
  private final ModelLoading loading;
  private final Threads threads;
  private final BiConsumer<ModelDescriptor, ModelRefusedException> refused;

  private LoadedModel active;
  private @Nullable LoadedModel next;
  private ModelDescriptor newest;
  private @Nullable CompletableFuture<LoadedModel> inFlight;
  private boolean closed;

  private ModelSwitch(
      ModelLoading loading,
      Threads threads,
      BiConsumer<ModelDescriptor, ModelRefusedException> refused,
      LoadedModel first) {
    this.loading = loading;
    this.threads = threads;
    this.refused = refused;
    this.active = first;
    this.newest = first.descriptor();
  }

  /**
   * Loads the first model here and now: no record is read before it can be scored.
   *
   * @throws ModelRefusedException when there is no model to begin with
   */
  static ModelSwitch startWith(
      ModelDescriptor first,
      ModelLoading loading,
      Threads threads,
      BiConsumer<ModelDescriptor, ModelRefusedException> refused)
      throws ModelRefusedException, InterruptedException {
    return new ModelSwitch(loading, threads, refused, loading.load(first));
  }

  LoadedModel active() {
    return active;
  }

  /** The highest revision seen, active or not: recovery must not forget it. */
  ModelDescriptor newest() {
    return newest;
  }

  /** Takes notice of a descriptor; a revision that is not above all others changes nothing. */
  void offer(ModelDescriptor descriptor) {
    if (descriptor.revision() <= newest.revision()) {
      return;
    }
    newest = descriptor;
    if (inFlight == null) {
      loadNewest();
    }
  }

  private void loadNewest() {
    ModelDescriptor descriptor = newest;
    CompletableFuture<LoadedModel> future =
        CompletableFuture.supplyAsync(() -> load(descriptor), threads.loader());
    inFlight = future;
    future.whenComplete(
        (model, fault) -> threads.task().execute(() -> onLoaded(descriptor, model, fault)));
  }

  private LoadedModel load(ModelDescriptor descriptor) {
    try {
      return loading.load(descriptor);
    } catch (ModelRefusedException e) {
      throw new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(ModelRefusedException.loadFailed(descriptor, e));
    }
  }

  private void onLoaded(
      ModelDescriptor descriptor, @Nullable LoadedModel model, @Nullable Throwable fault) {
    if (closed) {
      return;
    }
    inFlight = null;
    if (model == null) {
      refused.accept(descriptor, asRefusal(descriptor, Objects.requireNonNull(fault)));
    } else {
      install(model);
    }
    if (newest.revision() > descriptor.revision()) {
      loadNewest();
    }
  }

  private static ModelRefusedException asRefusal(ModelDescriptor descriptor, Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    return cause instanceof ModelRefusedException refusal
        ? refusal
        : ModelRefusedException.loadFailed(descriptor, cause);
  }

  private void install(LoadedModel model) {
    int given = model.scorer().featureCount();
    int legal = active.scorer().featureCount();
    if (given != legal) {
      model.release();
      ModelDescriptor descriptor = model.descriptor();
      refused.accept(descriptor, ModelRefusedException.otherFeatures(descriptor, given, legal));
      return;
    }
    if (next != null) {
      next.release();
    }
    next = model;
  }

  /** Makes the next model the active one; false when there is none. No run may be in progress. */
  boolean activateNext() {
    if (next == null) {
      return false;
    }
    active.release();
    active = next;
    next = null;
    return true;
  }

  /** Releases every model, also one that is still being loaded. */
  void close() {
    closed = true;
    active.release();
    if (next != null) {
      next.release();
    }
    if (inFlight != null) {
      inFlight.thenAccept(LoadedModel::release);
    }
  }

  /**
   * @param loader runs what may take long
   * @param task runs what may touch the operator
   */
  record Threads(Executor loader, Executor task) {}
}
