package io.millrace.keras.python;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
public final class Suggestion {
  private static final int MAX_LENGTH = 60;
  private static final int MAX_CANDIDATES = 1_000;

  private Suggestion() {}

  /** A question that names the nearest of the known names, or null when none is near. */
  public static @Nullable String didYouMean(String given, Collection<String> known) {
    if (given.length() > MAX_LENGTH) {
      return null;
    }
    String nearest = null;
    // Case and underscores decide only between names that are otherwise equally near.
    int best = (Math.max(1, given.length() / 3) + 1) * MAX_LENGTH;
    for (String candidate : known.stream().limit(MAX_CANDIDATES).sorted().toList()) {
      if (candidate.length() <= MAX_LENGTH) {
        int distance = edits(plain(given), plain(candidate)) * MAX_LENGTH + edits(given, candidate);
        if (distance < best) {
          best = distance;
          nearest = candidate;
        }
      }
    }
    return nearest == null ? null : "did you mean '" + nearest + "'?";
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** Insertions, deletions, changes and swaps of neighbours. */
  private static int edits(String a, String b) {
    int[][] table = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        table[i][j] = i == 0 || j == 0 ? i + j : cell(table, a, b, i, j);
      }
    }
    return table[a.length()][b.length()];
  }

  private static int cell(int[][] table, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int cost =
        Math.min(table[i - 1][j - 1] + change, 1 + Math.min(table[i - 1][j], table[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(cost, table[i - 2][j - 2] + 1) : cost;
  }
}
