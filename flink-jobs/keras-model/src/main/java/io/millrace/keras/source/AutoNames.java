package io.millrace.keras.source;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Gives names as Keras does: {@code conv2d}, {@code conv2d_1}, … counted over one source. */
final class AutoNames {
  private static final Pattern NO_WORD = Pattern.compile("\\W+");
  private static final Pattern WORD_START = Pattern.compile("(.)([A-Z][a-z]+)");
  private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");

  private final Map<String, Integer> used = new HashMap<>();

  String next(String className) {
    String name = snakeCase(className);
    int before = used.merge(name, 1, Integer::sum) - 1;
    return before == 0 ? name : name + "_" + before;
  }

  /** Starts counting anew: {@code keras.backend.clear_session()}. */
  void clear() {
    used.clear();
  }

  static String snakeCase(String className) {
    String words = NO_WORD.matcher(className).replaceAll("");
    words = WORD_START.matcher(words).replaceAll("$1_$2");
    return CAPITAL.matcher(words).replaceAll("$1_$2").toLowerCase(Locale.ROOT);
  }
}
