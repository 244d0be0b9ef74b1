package io.millrace.contracts.model;

import io.millrace.contracts.json.OptionalMember;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a model takes over.
 *
 * @param atMs epoch milliseconds; records with this timestamp or a later one are scored by the
 *     model. For {@link ActivationPolicy#AT_EVENT_TIME}, and for no other.
 */
public record Activation(ActivationPolicy policy, @OptionalMember @Nullable Long atMs) {
  public static final Activation ON_CHECKPOINT =
      new Activation(ActivationPolicy.ON_CHECKPOINT, null);
  public static final Activation IMMEDIATE = new Activation(ActivationPolicy.IMMEDIATE, null);

  public Activation {
    Objects.requireNonNull(policy, "policy");
    if (policy == ActivationPolicy.AT_EVENT_TIME && atMs == null) {
      throw new IllegalArgumentException(
          "activation AT_EVENT_TIME has no atMs; legal are epoch milliseconds");
    }
    if (policy != ActivationPolicy.AT_EVENT_TIME && atMs != null) {
      throw new IllegalArgumentException(
          "activation " + policy + " has atMs " + atMs + "; only AT_EVENT_TIME has one");
    }
    if (atMs != null && atMs < 0) {
      throw new IllegalArgumentException(
          "atMs " + atMs + " is not legal; legal are epoch milliseconds, 0 or more");
    }
  }

  /** Records with a timestamp of {@code atMs} epoch milliseconds or more. */
  public static Activation atEventTime(long atMs) {
    return new Activation(ActivationPolicy.AT_EVENT_TIME, atMs);
  }
}
