package io.millrace.keras.python;

import java.util.Arrays;

/** A text with its line ends made uniform, which turns offsets into places. */
final class SourceText {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  SourceText(String name, String raw) {
    this.name = name;
    this.text = uniform(raw);
    this.lineStarts = lineStarts(text);
  }

  private static String uniform(String raw) {
    String text = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[1 + (int) text.chars().filter(c -> c == '\n').count()];
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        starts[++line] = i + 1;
      }
    }
    return starts;
  }

  String name() {
    return name;
  }

  int length() {
    return text.length();
  }

  /** The character at an offset, or NUL at the end. */
  char at(int offset) {
    return offset < text.length() ? text.charAt(offset) : '\0';
  }

  boolean startsWith(String prefix, int offset) {
    return text.startsWith(prefix, offset);
  }

  String substring(int start, int end) {
    return text.substring(start, end);
  }

  int codePointAt(int offset) {
    return text.codePointAt(offset);
  }

  /** Offset of the end of the line that an offset is in. */
  int lineEnd(int offset) {
    int end = text.indexOf('\n', offset);
    return end < 0 ? text.length() : end;
  }

  Site site(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Site(name, line + 1, offset - lineStarts[line] + 1);
  }
}
