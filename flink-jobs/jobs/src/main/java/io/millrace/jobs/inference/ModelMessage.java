package io.millrace.jobs.inference;

import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelOrder;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * A message of the models topic on its way to the subtasks.
 *
 * @param json a {@link ModelOrder}, or what somebody sent instead
 */
record ModelMessage(byte[] json) implements OperatorEvent {
  ModelMessage {
    Objects.requireNonNull(json, "json");
  }

  /**
   * @throws IllegalArgumentException saying why it is none
   */
  ModelOrder order() {
    return ContractJson.readModelOrder(json);
  }

  /** Empty when it is no order. */
  OptionalLong revision() {
    try {
      return OptionalLong.of(order().revision());
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }
}
