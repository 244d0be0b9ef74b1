package io.millrace.controlplane.conditions;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;

/**
 * Something about a job that its state does not say. It goes away by itself.
 *
 * @param since when it was first seen; of STUCK, when the state began
 * @param reason what is wrong
 * @param remedy what a person can do about it
 */
@Schema(name = "Condition")
public record Condition(Flag flag, Instant since, String reason, String remedy) {
  /** The word for it; the worst is the first. */
  public enum Flag {
    /** The runtime does not answer: the state is the last one seen. */
    UNREACHABLE,
    /** The state lasts longer than it should. Nothing is ended because of that. */
    STUCK,
    /** Something that the job needs is missing or fails. */
    DEGRADED,
    /** It works, under something with known faults. */
    WARNING
  }

  public Condition {
    Objects.requireNonNull(flag, "flag");
    Objects.requireNonNull(since, "since");
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(remedy, "remedy");
  }
}
