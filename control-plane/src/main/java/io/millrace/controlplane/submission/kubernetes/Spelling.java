package io.millrace.controlplane.submission.kubernetes;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads words that a later operator may add to. */
final class Spelling {
  private Spelling() {}

  /**
   * @return {@code unknown} for a word that is none of the values', and for none
   */
  static <T> T read(T[] values, Function<T, String> spelled, @Nullable String word, T unknown) {
    for (T value : values) {
      if (spelled.apply(value).equals(word)) {
        return value;
      }
    }
    return unknown;
  }
}
