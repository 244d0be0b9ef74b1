package io.millrace.keras.python;

/** What an error text shows of something the user wrote: its start, in quotes. */
final class Quoted {
  private static final int MAX = 40;
  private static final int MAX_BRIEF = 200;

  private Quoted() {}

  static String of(String text) {
    return text.length() <= MAX ? "'" + text + "'" : "'" + text.substring(0, MAX) + "…'";
  }

  /** The start of a sentence, without quotes. */
  static String brief(String text) {
    return text.length() <= MAX_BRIEF ? text : text.substring(0, MAX_BRIEF) + "…";
  }
}
