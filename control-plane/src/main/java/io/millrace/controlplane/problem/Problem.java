package io.millrace.controlplane.problem;

import io.millrace.controlplane.events.EventData;
import io.millrace.controlplane.events.ResourceKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Something went wrong that no request waits for, kept until people have seen it.
 *
 * @param code stable name, see {@link io.millrace.contracts.error.ErrorCode}
 * @param source where it was found, for example topic, partition and offset
 * @param detail what was found and what is legal
 */
@EventData(ResourceKind.PROBLEM)
public record Problem(
    String id,
    Instant time,
    String code,
    Map<String, Object> source,
    String detail,
    List<ProblemEntry> errors) {
  public Problem {
    source = Map.copyOf(source);
    errors = List.copyOf(errors);
  }
}
