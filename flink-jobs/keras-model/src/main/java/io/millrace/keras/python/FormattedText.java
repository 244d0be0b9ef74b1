package io.millrace.keras.python;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An f-string. */
record FormattedText(Site site, List<Piece> pieces) implements Expression {
  /**
   * Text, or a value with its format.
   *
   * @param text the text, or the format of the value
   * @param conversion r, s, a or nothing
   */
  record Piece(String text, @Nullable Expression value, @Nullable Character conversion) {}

  FormattedText {
    pieces = List.copyOf(pieces);
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    StringBuilder text = new StringBuilder();
    boolean known = true;
    for (Piece piece : pieces) {
      Expression expression = piece.value();
      if (expression == null) {
        text.append(piece.text());
        continue;
      }
      PythonValue value = frame.evaluate(expression);
      if (value instanceof Unknown) {
        known = false;
        continue;
      }
      TextFormat format = new TextFormat(frame.budget(), expression.site());
      text.append(format.format(value, piece.conversion(), piece.text()));
      frame.budget().textLength(text.length(), site);
    }
    frame.budget().text(text.length(), site);
    return known ? new PythonString(text.toString()) : Unknown.UNKNOWN;
  }
}
