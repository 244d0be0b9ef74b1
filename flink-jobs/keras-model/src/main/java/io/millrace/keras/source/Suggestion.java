package io.millrace.keras.source;

import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the name that was probably meant. */
final class Suggestion {
  private static final int MAX_LENGTH = 60;

  private Suggestion() {}

  /** A sentence, or null when nothing is close. */
  static @Nullable String didYouMean(String given, Collection<String> legal) {
    String nearest = nearest(given, legal);
    return nearest == null ? null : "did you mean " + nearest + "?";
  }

  static @Nullable String nearest(String given, Collection<String> legal) {
    if (given.length() > MAX_LENGTH) {
      return null;
    }
    String nearest = null;
    int best = (Math.max(1, given.length() / 3) + 1) * MAX_LENGTH;
    for (String candidate : legal) {
      int distance =
          distance(plain(given), plain(candidate)) * MAX_LENGTH + distance(given, candidate);
      if (distance < best) {
        best = distance;
        nearest = candidate;
      }
    }
    return nearest;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** Number of letters to insert, remove, replace. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
      }
      previous = row;
    }
    return previous[b.length()];
  }
}
