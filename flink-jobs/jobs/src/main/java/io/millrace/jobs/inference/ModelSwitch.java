package io.millrace.jobs.inference;

import io.millrace.contracts.model.ActivationPolicy;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.contracts.model.ModelOrder;
import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.ModelWithdrawal;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Which models score, and which one is next. Everything but loading happens on the task's thread: a
 * newer model is loaded elsewhere while the one in use serves. It takes over at the first cut after
 * the verdict of all subtasks, or at once when its activation says so or there is no model.
 */
final class ModelSwitch {
  private final ModelLoading loading;
  private final Threads threads;
  private final Subtask subtask;
  private final User user;
  private final Serving serving = new Serving();

  /** Loaded and waiting, by revision: the newest, and one that is about to take over. */
  private final TreeMap<Long, ServedModel> ready = new TreeMap<>();

  private @Nullable ModelOrder newest;
  private @Nullable Load inFlight;
  private @Nullable ModelRefusedException lastRefusal;
  private @Nullable ModelWithdrawal withdrawal;
  private long takesOver;
  private long dismissed;
  private boolean closed;

  ModelSwitch(ModelLoading loading, Threads threads, Subtask subtask, User user) {
    this.loading = loading;
    this.threads = threads;
    this.subtask = subtask;
    this.user = user;
  }

  /**
   * Loads here and now what scores: no record is read before it can be scored.
   *
   * @throws ModelRefusedException when a model that has to score cannot be loaded
   */
  void start(ModelState.Orders orders) throws ModelRefusedException, InterruptedException {
    newest = orders.later() == null ? orders.active() : orders.later();
    startWith(orders.active());
    startWith(orders.later());
    if (orders.newest() != null) {
      offer(orders.newest());
    }
  }

  private void startWith(@Nullable ModelOrder order)
      throws ModelRefusedException, InterruptedException {
    if (order instanceof ModelWithdrawal none) {
      serving.withdraw(none);
    } else if (order instanceof ModelDescriptor descriptor) {
      serving.take(ServedModel.fromStart(loading.load(descriptor), subtask.now()));
    }
  }

  Serving serving() {
    return serving;
  }

  /** What recovery must not forget. */
  ModelState.Orders orders() {
    return serving.orders(newest);
  }

  /** Takes notice of an order; a revision that is not above all others changes nothing. */
  void offer(ModelOrder order) {
    if (newest != null && order.revision() <= newest.revision()) {
      return;
    }
    newest = order;
    releaseAllReadyBut(takesOver);
    if (order instanceof ModelWithdrawal none) {
      withdrawal = none;
      takesOver = none.revision();
    } else if (inFlight == null) {
      loadNewest();
    }
  }

  private void releaseAllReadyBut(long revision) {
    ready.values().removeIf(model -> model.revision() != revision && releases(model));
  }

  private static boolean releases(ServedModel model) {
    model.release();
    return true;
  }

  /** All subtasks have voted. */
  void hear(Verdict verdict) {
    if (verdict.revision() <= serving.revision()) {
      return;
    }
    if (verdict.takesOver()) {
      takesOver = Math.max(takesOver, verdict.revision());
    } else {
      dismissed = Math.max(dismissed, verdict.revision());
      ServedModel model = ready.remove(verdict.revision());
      if (model != null) {
        model.release();
      }
    }
  }

  private void loadNewest() {
    if (!(newest instanceof ModelDescriptor descriptor)) {
      return;
    }
    ModelRefusedException misfit = misfit(descriptor);
    if (misfit != null) {
      refuse(descriptor, misfit);
      return;
    }
    Load load =
        new Load(
            descriptor,
            CompletableFuture.supplyAsync(() -> load(descriptor), threads.loader()),
            subtask.now());
    inFlight = load;
    load.model.whenComplete(
        (model, fault) -> threads.task().execute(() -> onLoaded(load, model, fault)));
  }

  /** Records and readers of this deployment are used to the model in use; null when it fits. */
  private @Nullable ModelRefusedException misfit(ModelDescriptor descriptor) {
    ServedModel used = serving.base();
    if (used == null) {
      return null;
    }
    Scorer legal = used.model().scorer();
    ModelSignature given = descriptor.signature();
    if (given.featureCount() != legal.featureCount()) {
      return ModelRefusedException.otherFeatures(
          descriptor, given.featureCount(), legal.featureCount());
    }
    return given.outputCount() == legal.outputCount()
        ? null
        : ModelRefusedException.otherOutputs(descriptor, given.outputCount(), legal.outputCount());
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

  /** Comes once more when a cut did not wait for the mail. */
  private void onLoaded(Load load, @Nullable LoadedModel model, @Nullable Throwable fault) {
    if (closed || inFlight != load) {
      return;
    }
    inFlight = null;
    ModelDescriptor descriptor = load.descriptor;
    if (model == null) {
      refuse(descriptor, asRefusal(descriptor, Objects.requireNonNull(fault)));
    } else if (isWanted(descriptor.revision())) {
      install(new ServedModel(model, load.orderedAt, subtask.now()));
    } else {
      model.release();
    }
    if (newest != null && newest.revision() > descriptor.revision()) {
      loadNewest();
    }
  }

  private boolean isWanted(long revision) {
    boolean isNewest = newest != null && newest.revision() == revision;
    return revision == takesOver || (isNewest && revision > dismissed);
  }

  private static ModelRefusedException asRefusal(ModelDescriptor descriptor, Throwable fault) {
    Throwable cause = fault instanceof CompletionException ? fault.getCause() : fault;
    return cause instanceof ModelRefusedException refusal
        ? refusal
        : ModelRefusedException.loadFailed(descriptor, cause);
  }

  private void refuse(ModelDescriptor descriptor, ModelRefusedException refusal) {
    lastRefusal = refusal;
    subtask.refused(descriptor, refusal);
    subtask.vote(new Vote(descriptor.revision(), false));
  }

  private void install(ServedModel model) {
    ready.put(model.revision(), model);
    subtask.ready(model);
    subtask.vote(new Vote(model.revision(), true));
    ActivationPolicy policy = model.descriptor().takesOver().policy();
    if (policy == ActivationPolicy.IMMEDIATE || serving.isEmpty()) {
      takeOver(model, null);
    }
  }

  private void takeOver(ServedModel model, @Nullable Long cut) {
    user.aboutToChange();
    ready.remove(model.revision());
    ready.headMap(model.revision()).values().removeIf(ModelSwitch::releases);
    model.takeOverAt(cut);
    serving.take(model);
    user.changed();
  }

  /**
   * Lets take over what all subtasks have voted for. Waits for it in the one case that this subtask
   * is the only one without it, having started again since: the others score with it.
   *
   * @throws ModelRefusedException when it can no longer be loaded
   */
  void cut(long checkpointId) throws ModelRefusedException {
    if (takesOver <= serving.revision()) {
      return;
    }
    if (withdrawal != null && withdrawal.revision() == takesOver) {
      withdraw(withdrawal);
    } else {
      takeOver(awaited(takesOver), checkpointId);
    }
  }

  private void withdraw(ModelWithdrawal none) {
    user.aboutToChange();
    serving.withdraw(none);
    user.changed();
    if (!ready.isEmpty()) {
      takeOver(ready.lastEntry().getValue(), null);
    }
  }

  private ServedModel awaited(long revision) throws ModelRefusedException {
    while (!ready.containsKey(revision) && inFlight != null) {
      Load load = inFlight;
      try {
        onLoaded(load, load.model.join(), null);
      } catch (CompletionException e) {
        onLoaded(load, null, e);
      }
    }
    ServedModel model = ready.get(revision);
    if (model == null) {
      throw Objects.requireNonNull(lastRefusal, "no order has revision " + revision);
    }
    return model;
  }

  /** Releases every model, also one that is still being loaded. */
  void close() {
    closed = true;
    serving.release();
    releaseAllReadyBut(0);
    if (inFlight != null) {
      inFlight.model.thenAccept(LoadedModel::release);
    }
  }

  /** Who is told, on the task's thread. */
  interface Subtask {
    long now();

    /** The model is loaded and warm, and may take over. */
    void ready(ServedModel model);

    void refused(ModelDescriptor descriptor, ModelRefusedException refusal);

    void vote(Vote vote);
  }

  /** Who scores with the models. */
  interface User {
    /** Whatever waits for the models in use has to be scored now, as they may be closed. */
    void aboutToChange();

    void changed();
  }

  /**
   * @param loader runs what may take long
   * @param task runs what may touch the operator
   */
  record Threads(Executor loader, Executor task) {}

  private record Load(
      ModelDescriptor descriptor, CompletableFuture<LoadedModel> model, long orderedAt) {}
}
