package io.millrace.keras.python;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Suggestion {
  private static final int MAX_LENGTH = 40;
  private static final int MAX_CANDIDATES = 1_000;

  private Suggestion() {}

  /** "did you mean 'x'?" or null. */
  public static @Nullable String hint(String given, Collection<String> known) {
    String best = null;
    int distance = given.length() < 6 ? 2 : 3;
    if (given.length() <= MAX_LENGTH) {
      for (String candidate : known.stream().limit(MAX_CANDIDATES).sorted().toList()) {
        int edits = edits(given, candidate, distance);
        if (edits < distance) {
          distance = edits;
          best = candidate;
        }
      }
    }
    return best == null ? null : "did you mean '" + best + "'?";
  }

  /** Insertions, deletions, changes and swaps of neighbours; anything from max on is max. */
  private static int edits(String a, String b, int max) {
    if (Math.abs(a.length() - b.length()) >= max) {
      return max;
    }
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cell(table, a, b, i, j);
      }
    }
    return Math.min(table[a.length()][b.length()], max);
  }

  private static int cell(int[][] table, String a, String b, int i, int j) {
    int change =
        Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1)) ? 0 : 1;
    int cost =
        Math.min(table[i - 1][j - 1] + change, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cost, table[i - 2][j - 2] + 1) : cost;
  }
}
