package io.millrace.jobs.inference;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelOrder;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Orders, never models, in checkpoints. Union state: after recovery every subtask sees what any of
 * them had, so the highest revision that scored before scores again everywhere.
 */
final class ModelState {
  private final ListState<byte[]> active;
  private final ListState<byte[]> later;
  private final ListState<byte[]> newest;

  ModelState(OperatorStateStore store) throws Exception {
    active = store.getUnionListState(orders("active-model"));
    later = store.getUnionListState(orders("later-model"));
    newest = store.getUnionListState(orders("newest-model"));
  }

  private static ListStateDescriptor<byte[]> orders(String name) {
    return new ListStateDescriptor<>(name, BytePrimitiveArraySerializer.INSTANCE);
  }

  /**
   * What scored goes on; a newer order that the job came with has to take over like any other, as
   * it may be one that was refused.
   *
   * @param initial order that the job came with
   */
  Orders restore(@Nullable ModelOrder initial) throws Exception {
    ModelOrder restored = highest(active, null);
    ModelOrder scoring = restored == null ? initial : restored;
    ModelOrder timed = highest(later, scoring);
    ModelOrder known = highest(newest, timed);
    boolean newer = initial != null && known != null && initial.revision() > known.revision();
    return new Orders(scoring, timed == scoring ? null : timed, newer ? initial : known);
  }

  private static @Nullable ModelOrder highest(ListState<byte[]> state, @Nullable ModelOrder floor)
      throws Exception {
    ModelOrder highest = floor;
    for (byte[] json : state.get()) {
      ModelOrder order = ContractJson.readModelOrder(json);
      if (highest == null || order.revision() > highest.revision()) {
        highest = order;
      }
    }
    return highest;
  }

  void snapshot(Orders orders) throws Exception {
    active.update(json(orders.active()));
    later.update(json(orders.later()));
    newest.update(json(orders.newest()));
  }

  private static List<byte[]> json(@Nullable ModelOrder order) {
    return order == null ? List.of() : List.of(ContractJson.writeBytes(order));
  }

  /**
   * @param active what scores; null when there never was a model
   * @param later what scores records from a timestamp on; null when there is none
   * @param newest highest revision seen, whether it scores or not
   */
  record Orders(
      @Nullable ModelOrder active, @Nullable ModelOrder later, @Nullable ModelOrder newest) {}
}
