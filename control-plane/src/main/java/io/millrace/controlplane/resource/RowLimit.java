package io.millrace.controlplane.resource;

import org.jspecify.annotations.Nullable;

/** How many rows of a list are asked for. */
public final class RowLimit {
  private RowLimit() {}

  /**
   * @param given as it was asked for; {@code absent} when it is null
   * @throws IllegalParameterException when it is not between 1 and {@code most}
   */
  public static int of(@Nullable Integer given, int absent, int most) {
    int rows = given == null ? absent : given;
    if (rows < 1 || rows > most) {
      throw IllegalParameterException.of(
          "limit", "limit " + rows + " is not legal; legal is 1 to " + most);
    }
    return rows;
  }
}
