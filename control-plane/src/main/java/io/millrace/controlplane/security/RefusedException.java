package io.millrace.controlplane.security;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Somebody could not prove who they are, or tried too often. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Refusal refusal;
  private final @Nullable String name;
  private final @Nullable Duration wait;

  private RefusedException(Refusal refusal, @Nullable String name, @Nullable Duration wait) {
    super(refusal.title());
    this.refusal = refusal;
    this.name = name;
    this.wait = wait;
  }

  /**
   * @param name as it was given; null when none was
   */
  static RefusedException wrong(Refusal refusal, @Nullable String name) {
    return new RefusedException(refusal, name, null);
  }

  static RefusedException later(Duration wait, @Nullable String name) {
    return new RefusedException(Refusal.TOO_MANY_ATTEMPTS, name, wait);
  }

  Refusal refusal() {
    return refusal;
  }

  @Nullable String name() {
    return name;
  }

  @Nullable Duration waiting() {
    return wait;
  }
}
