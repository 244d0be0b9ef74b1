package io.millrace.keras.python;

import io.millrace.keras.python.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The blocks that are open. A tab goes on to the next multiple of eight columns, as in Python. */
final class Indentation {
  private static final int TAB = 8;

  /** Width of a line's indentation, with tabs of eight columns and of one. */
  private record Width(int columns, int characters) {}

  private final SourceText source;
  private final Deque<Width> open = new ArrayDeque<>();

  Indentation(SourceText source) {
    this.source = source;
    open.push(new Width(0, 0));
  }

  /** Offset of the first character of code from the start of a line on. */
  int skipBlankLines(int lineStart, int end) {
    int position = lineStart;
    while (position < end) {
      int content = content(position);
      char c = source.at(content);
      if (c == '\n') {
        position = content + 1;
      } else if (c == '#') {
        return content;
      } else {
        return Math.min(content, end);
      }
    }
    return end;
  }

  private int content(int lineStart) {
    int position = lineStart;
    while (" \t\f".indexOf(source.at(position)) >= 0) {
      position++;
    }
    return position;
  }

  /** The INDENT or DEDENT tokens before the code at an offset. */
  List<Kind> change(int content) {
    if (source.at(content) == '#') {
      return List.of();
    }
    Width width = width(content);
    if (width.columns() > top().columns()) {
      requireConsistent(width, content);
      open.push(width);
      return List.of(Kind.INDENT);
    }
    List<Kind> closed = new ArrayList<>();
    while (width.columns() < top().columns()) {
      open.pop();
      closed.add(Kind.DEDENT);
    }
    if (width.columns() > top().columns()) {
      open.push(width);
      throw new SourceException(
          source.site(content),
          "the indentation is that of no block around it",
          "indent each line of a block by the same number of spaces");
    }
    requireConsistent(width, content);
    return closed;
  }

  private void requireConsistent(Width width, int content) {
    boolean sameColumns = width.columns() == top().columns();
    boolean wrong =
        sameColumns
            ? width.characters() != top().characters()
            : width.characters() <= top().characters();
    if (wrong) {
      throw new SourceException(
          source.site(content),
          "tabs and spaces are mixed in the indentation",
          "indent with spaces only");
    }
  }

  /** Whether the line from an offset on belongs to the statement before it. */
  boolean continues(int lineStart) {
    int content = content(lineStart);
    char c = source.at(content);
    return c == '\n'
        || c == '#'
        || c == ')'
        || c == ']'
        || c == '}'
        || width(content).columns() > top().columns();
  }

  List<Kind> close() {
    List<Kind> closed = new ArrayList<>();
    for (int block = open.size(); block > 1; block--) {
      closed.add(Kind.DEDENT);
    }
    return closed;
  }

  private Width top() {
    return open.getFirst();
  }

  private Width width(int content) {
    int lineStart = content - source.site(content).column() + 1;
    int columns = 0;
    for (int i = lineStart; i < content; i++) {
      columns = source.at(i) == '\t' ? (columns / TAB + 1) * TAB : columns + 1;
    }
    return new Width(columns, content - lineStart);
  }
}
