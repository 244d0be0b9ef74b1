package io.millrace.controlplane.preflight;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one need.
 *
 * @param name the same in every release, such as {@code kafka}
 * @param detail one sentence about what was seen
 * @param remedy what to do, a command where there is one; null when nothing has to be done
 */
public record Check(String name, State state, String detail, @Nullable String remedy) {
  /** How much of Millrace works with what was found. */
  public enum State {
    OK,
    /** All, with a restriction that the detail names. */
    WARNING,
    /** Not what needs this. */
    FAILED,
    /** It cannot be known from here. */
    UNKNOWN
  }

  public Check {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(state, "state");
    Objects.requireNonNull(detail, "detail");
  }

  public static Check ok(String name, String detail) {
    return new Check(name, State.OK, detail, null);
  }

  public static Check warning(String name, String detail, String remedy) {
    return new Check(name, State.WARNING, detail, remedy);
  }

  public static Check failed(String name, String detail, String remedy) {
    return new Check(name, State.FAILED, detail, remedy);
  }

  public static Check unknown(String name, String detail, String remedy) {
    return new Check(name, State.UNKNOWN, detail, remedy);
  }
}
