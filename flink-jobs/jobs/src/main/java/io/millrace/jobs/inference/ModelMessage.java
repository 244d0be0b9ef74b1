package io.millrace.jobs.inference;

import java.util.Objects;
import org.apache.flink.runtime.operators.coordination.OperatorEvent;

/**
 * A message of the models topic on its way to the subtasks.
 *
 * @param json a model descriptor, or what somebody sent instead
 */
record ModelMessage(byte[] json) implements OperatorEvent {
  ModelMessage {
    Objects.requireNonNull(json, "json");
  }
}
