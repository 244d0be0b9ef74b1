package io.millrace.jobs.inference;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelDescriptor;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;

/**
 * Descriptors, never models, in checkpoints. Union state: after recovery every subtask sees what
 * any of them had, so the highest revision that scored before scores again everywhere.
 */
final class ModelState {
  private final ListState<byte[]> active;
  private final ListState<byte[]> newest;

  ModelState(OperatorStateStore store) throws Exception {
    active = store.getUnionListState(descriptors("active-model"));
    newest = store.getUnionListState(descriptors("newest-model"));
  }

  private static ListStateDescriptor<byte[]> descriptors(String name) {
    return new ListStateDescriptor<>(name, BytePrimitiveArraySerializer.INSTANCE);
  }

  /** To score with from the start: the highest revision among the active ones and the given. */
  ModelDescriptor activeOr(ModelDescriptor initial) throws Exception {
    return highest(active, initial);
  }

  /** To load next: the highest revision seen. */
  ModelDescriptor newestOr(ModelDescriptor first) throws Exception {
    return highest(newest, first);
  }

  private static ModelDescriptor highest(ListState<byte[]> state, ModelDescriptor floor)
      throws Exception {
    ModelDescriptor highest = floor;
    for (byte[] json : state.get()) {
      ModelDescriptor descriptor = ContractJson.readModelDescriptor(json);
      if (descriptor.revision() > highest.revision()) {
        highest = descriptor;
      }
    }
    return highest;
  }

  void snapshot(ModelDescriptor activeModel, ModelDescriptor newestModel) throws Exception {
    active.update(List.of(ContractJson.writeBytes(activeModel)));
    newest.update(List.of(ContractJson.writeBytes(newestModel)));
  }
}
