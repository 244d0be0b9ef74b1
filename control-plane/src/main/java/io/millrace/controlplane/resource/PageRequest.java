package io.millrace.controlplane.resource;

import io.millrace.contracts.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit items at most, 1 to 500
 * @param cursor id after which the part begins; empty begins at the newest
 */
public record PageRequest(int limit, String cursor) {
  private static final int DEFAULT_LIMIT = 100;
  public static final int MAX_LIMIT = 500;

  /** Sorts after every id. */
  private static final String START = "zzzzzzzzzzzzz";

  public PageRequest {
    if (!cursor.matches("[0-9a-z]{12,13}")) {
      String message =
          "cursor '" + cursor + "' is not legal; legal is a nextCursor of the answer before";
      throw new IllegalParameterException(List.of(Violation.at("/cursor", message)));
    }
    if (limit < 1 || limit > MAX_LIMIT) {
      String message = "limit " + limit + " is not legal; legal is 1 to " + MAX_LIMIT;
      throw new IllegalParameterException(List.of(Violation.at("/limit", message)));
    }
  }

  public static PageRequest of(@Nullable Integer limit, @Nullable String cursor) {
    return new PageRequest(limit == null ? DEFAULT_LIMIT : limit, cursor == null ? START : cursor);
  }

  /** One more than the limit tells whether the list goes on. */
  public int fetch() {
    return limit + 1;
  }
}
