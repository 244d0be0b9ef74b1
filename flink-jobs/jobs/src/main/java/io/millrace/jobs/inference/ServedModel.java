package io.millrace.jobs.inference;

import io.millrace.contracts.event.ModelActivated.Swap;
import io.millrace.contracts.model.ModelDescriptor;
import org.jspecify.annotations.Nullable;

/** A model that scores or is about to, and how it came to that. Times are epoch milliseconds. */
final class ServedModel {
  private final LoadedModel model;
  private final long orderedAt;
  private final long readyAt;
  private @Nullable Long checkpointId;
  private boolean fromStart;
  private boolean began;
  private long since;

  ServedModel(LoadedModel model, long orderedAt, long readyAt) {
    this.model = model;
    this.orderedAt = orderedAt;
    this.readyAt = readyAt;
  }

  /** What the subtask begins with. */
  static ServedModel fromStart(LoadedModel model, long now) {
    ServedModel served = new ServedModel(model, now, now);
    served.fromStart = true;
    return served;
  }

  LoadedModel model() {
    return model;
  }

  ModelDescriptor descriptor() {
    return model.descriptor();
  }

  long revision() {
    return descriptor().revision();
  }

  long loadMs() {
    return readyAt - orderedAt;
  }

  void takeOverAt(@Nullable Long cut) {
    checkpointId = cut;
  }

  /** It scores from now on; true when it did not before. */
  boolean begin(long now) {
    boolean first = !began;
    if (first) {
      began = true;
      since = now;
    }
    return first;
  }

  /** 0 before it begins. */
  long since() {
    return since;
  }

  /** From being ready to its first turn. */
  long waitMs() {
    return since - readyAt;
  }

  /** Null when the subtask began with it. */
  @Nullable Swap swap() {
    return fromStart ? null : new Swap(checkpointId, loadMs(), waitMs());
  }

  void release() {
    model.release();
  }
}
