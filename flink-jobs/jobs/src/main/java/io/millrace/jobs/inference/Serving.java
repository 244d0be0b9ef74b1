package io.millrace.jobs.inference;

import io.millrace.contracts.model.Activation;
import io.millrace.contracts.model.ModelOrder;
import io.millrace.contracts.model.ModelWithdrawal;
import org.jspecify.annotations.Nullable;

/**
 * The models that score: none, one, or two of which the later one scores records from its timestamp
 * on. Owns them.
 */
final class Serving {
  private @Nullable ModelOrder order;
  private @Nullable ServedModel base;
  private @Nullable ServedModel later;
  private long laterFrom;

  boolean isEmpty() {
    return base == null;
  }

  /** Of the last order that took effect; 0 when none did. */
  long revision() {
    if (later != null) {
      return later.revision();
    }
    return order == null ? 0 : order.revision();
  }

  /** Null when there is none. */
  @Nullable ServedModel base() {
    return base;
  }

  @Nullable ServedModel later() {
    return later;
  }

  ModelState.Orders orders(@Nullable ModelOrder newest) {
    return new ModelState.Orders(order, later == null ? null : later.descriptor(), newest);
  }

  /** Null when there is none. */
  @Nullable ServedModel at(long timestamp) {
    return later != null && timestamp >= laterFrom ? later : base;
  }

  void withdraw(ModelWithdrawal withdrawal) {
    release();
    order = withdrawal;
  }

  /** In place of the others, or beside the one in use when its activation says so. */
  void take(ServedModel model) {
    Long from = model.descriptor().takesOver().atMs();
    if (from == null || base == null) {
      release();
      base = model;
      order = model.descriptor();
    } else {
      takeLater(model, from);
    }
  }

  /** A model whose time is not before the new one's never gets its turn. */
  private void takeLater(ServedModel model, long from) {
    if (later != null && laterFrom < from) {
      ServedModel older = base;
      base = later;
      order = later.descriptor();
      later = null;
      if (older != null) {
        older.release();
      }
    } else if (later != null) {
      later.release();
    }
    later = model;
    laterFrom = from;
  }

  void release() {
    if (base != null) {
      base.release();
    }
    if (later != null) {
      later.release();
    }
    base = null;
    later = null;
  }

  /** As in {@link Activation}: whether it is the time of a record that decides. */
  boolean isTimed() {
    return later != null;
  }
}
