package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;

/** Methods of text. */
final class StringMethods {
  static final MethodTable<String> TABLE =
      new MethodTable<String>()
          .with("lower", Signature.of(0), (s, call) -> call.text(s.toLowerCase(Locale.ROOT)))
          .with("upper", Signature.of(0), (s, call) -> call.text(s.toUpperCase(Locale.ROOT)))
          .with("capitalize", Signature.of(0), (s, call) -> call.text(capitalized(s)))
          .with("title", Signature.of(0), (s, call) -> call.text(title(s)))
          .with("strip", Signature.of(0, "chars"), (s, call) -> strip(s, call, true, true))
          .with("lstrip", Signature.of(0, "chars"), (s, call) -> strip(s, call, true, false))
          .with("rstrip", Signature.of(0, "chars"), (s, call) -> strip(s, call, false, true))
          .with("split", Signature.of(0, "sep", "maxsplit"), StringMethods::split)
          .with("splitlines", Signature.of(0), StringMethods::splitLines)
          .with("join", Signature.of(1, "iterable"), StringMethods::join)
          .with("replace", Signature.of(2, "old", "new", "count"), StringMethods::replace)
          .with("startswith", Signature.of(1, "prefix"), (s, call) -> edge(s, call, true))
          .with("endswith", Signature.of(1, "suffix"), (s, call) -> edge(s, call, false))
          .with("removeprefix", Signature.of(1, "prefix"), (s, call) -> removed(s, call, true))
          .with("removesuffix", Signature.of(1, "suffix"), (s, call) -> removed(s, call, false))
          .with("find", Signature.of(1, "sub"), (s, call) -> find(s, call, false))
          .with("rfind", Signature.of(1, "sub"), (s, call) -> find(s, call, true))
          .with("index", Signature.of(1, "sub"), StringMethods::index)
          .with("count", Signature.of(1, "sub"), StringMethods::count)
          .with("format", Signature.VARIADIC, (s, call) -> new BraceFormat(call).format(s))
          .with("zfill", Signature.of(1, "width"), StringMethods::zeros)
          .with("ljust", Signature.of(1, "width", "fillchar"), (s, call) -> pad(s, call, '<'))
          .with("rjust", Signature.of(1, "width", "fillchar"), (s, call) -> pad(s, call, '>'))
          .with("center", Signature.of(1, "width", "fillchar"), StringMethods::center)
          .with("isdigit", Signature.of(0), (s, call) -> all(s, Character::isDigit))
          .with("isalpha", Signature.of(0), (s, call) -> all(s, Character::isLetter))
          .with("isalnum", Signature.of(0), (s, call) -> all(s, Character::isLetterOrDigit))
          .with("isspace", Signature.of(0), (s, call) -> all(s, StringMethods::isSpace))
          .with("islower", Signature.of(0), (s, call) -> cased(s, Character::isLowerCase))
          .with("isupper", Signature.of(0), (s, call) -> cased(s, Character::isUpperCase));

  private static final int MATCHES_PER_STEP = 10;

  private StringMethods() {}

  private static String capitalized(String s) {
    if (s.isEmpty()) {
      return s;
    }
    int first = Character.charCount(s.codePointAt(0));
    return s.substring(0, first).toUpperCase(Locale.ROOT)
        + s.substring(first).toLowerCase(Locale.ROOT);
  }

  private static String title(String s) {
    StringBuilder title = new StringBuilder(s.length());
    boolean inWord = false;
    for (int c : s.codePoints().toArray()) {
      title.appendCodePoint(inWord ? Character.toLowerCase(c) : Character.toTitleCase(c));
      inWord = Character.isLetter(c);
    }
    return title.toString();
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || c == 0xA0 || c == 0x85;
  }

  private static PythonValue all(String s, IntPredicate kind) {
    return PythonBool.of(!s.isEmpty() && s.codePoints().allMatch(kind));
  }

  private static PythonValue cased(String s, IntPredicate kind) {
    boolean any = s.codePoints().anyMatch(kind);
    boolean other =
        s.codePoints()
            .anyMatch(c -> (Character.isLowerCase(c) || Character.isUpperCase(c)) && !kind.test(c));
    return PythonBool.of(any && !other);
  }

  private static PythonValue strip(String s, Call call, boolean left, boolean right) {
    PythonValue given = call.optional(0);
    boolean spaces = given == null || given instanceof PythonNone;
    String characters = spaces ? "" : call.text(0);
    call.budget().search(s.length(), characters.length(), call.site());
    IntPredicate stripped = spaces ? StringMethods::isSpace : c -> characters.indexOf(c) >= 0;
    int start = 0;
    int end = s.length();
    while (left && start < end && stripped.test(s.codePointAt(start))) {
      start += Character.charCount(s.codePointAt(start));
    }
    while (right && start < end && stripped.test(s.codePointBefore(end))) {
      end -= Character.charCount(s.codePointBefore(end));
    }
    return call.text(s.substring(start, end));
  }

  private static PythonValue split(String s, Call call) {
    PythonValue given = call.optional(0);
    long max = call.integer(1, -1);
    boolean spaces = given == null || given instanceof PythonNone;
    List<String> parts = spaces ? words(s, max) : parts(s, call, max);
    call.budget().text(s.length(), call.site());
    return call.list(parts.stream().map(PythonString::new).toList());
  }

  private static List<String> words(String s, long max) {
    List<String> words = new ArrayList<>();
    int position = skip(s, 0, true);
    while (position < s.length()) {
      int end = words.size() == max ? s.length() : skip(s, position, false);
      words.add(
          words.size() == max ? s.substring(position).stripTrailing() : s.substring(position, end));
      position = skip(s, end, true);
    }
    return words;
  }

  private static int skip(String s, int start, boolean spaces) {
    int position = start;
    while (position < s.length() && isSpace(s.charAt(position)) == spaces) {
      position++;
    }
    return position;
  }

  private static List<String> parts(String s, Call call, long max) {
    String separator = call.text(0);
    if (separator.isEmpty()) {
      throw call.refuse("the separator is empty");
    }
    call.budget().search(s.length(), separator.length(), call.site());
    List<String> parts = new ArrayList<>();
    int position = 0;
    int found = s.indexOf(separator);
    while (found >= 0 && parts.size() != max) {
      parts.add(s.substring(position, found));
      position = found + separator.length();
      found = s.indexOf(separator, position);
    }
    parts.add(s.substring(position));
    return parts;
  }

  private static PythonValue splitLines(String s, Call call) {
    call.budget().text(s.length(), call.site());
    return call.list(s.lines().map(PythonString::new).toList());
  }

  private static PythonValue join(String s, Call call) {
    StringBuilder joined = new StringBuilder();
    List<PythonValue> items = call.items(0);
    for (int i = 0; i < items.size(); i++) {
      PythonValue item = items.get(i);
      if (item instanceof Unknown) {
        return item;
      }
      if (!(item instanceof PythonString text)) {
        throw call.refuse("an item of type '" + item.typeName() + "'; legal is text");
      }
      long length = (long) joined.length() + s.length() + text.value().length();
      call.budget().textLength(length, call.site());
      joined.append(i == 0 ? "" : s).append(text.value());
    }
    return call.text(joined);
  }

  private static PythonValue replace(String s, Call call) {
    String old = call.text(0);
    String replacement = call.text(1);
    long max = call.integer(2, -1);
    if (old.isEmpty()) {
      throw call.refuse("empty text is to be replaced");
    }
    long count = occurrences(s, old, call);
    if (max >= 0) {
      count = Math.min(count, max);
    }
    long length = s.length() + count * ((long) replacement.length() - old.length());
    call.budget().text(length, call.site());
    StringBuilder replaced = new StringBuilder();
    int position = 0;
    for (long i = 0; i < count; i++) {
      int found = s.indexOf(old, position);
      replaced.append(s, position, found).append(replacement);
      position = found + old.length();
    }
    return new PythonString(replaced.append(s, position, s.length()).toString());
  }

  private static long occurrences(String s, String part, Call call) {
    call.budget().search(s.length(), part.length(), call.site());
    if (part.isEmpty()) {
      return s.codePointCount(0, s.length()) + 1L;
    }
    long count = 0;
    for (int at = s.indexOf(part); at >= 0; at = s.indexOf(part, at + part.length())) {
      count++;
    }
    call.budget().steps(count / MATCHES_PER_STEP, call.site());
    return count;
  }

  private static PythonValue edge(String s, Call call, boolean start) {
    List<PythonValue> options =
        call.value(0) instanceof PythonTuple tuple ? tuple.items() : List.of(call.value(0));
    for (PythonValue option : options) {
      if (!(option instanceof PythonString text)) {
        throw call.refuse("a value of type '" + option.typeName() + "' is given; legal is text");
      }
      call.budget().search(text.value().length(), 1, call.site());
      if (start ? s.startsWith(text.value()) : s.endsWith(text.value())) {
        return PythonBool.TRUE;
      }
    }
    return PythonBool.FALSE;
  }

  private static PythonValue removed(String s, Call call, boolean start) {
    String edge = call.text(0);
    boolean has = start ? s.startsWith(edge) : s.endsWith(edge);
    if (!has) {
      return call.text(s);
    }
    return call.text(
        start ? s.substring(edge.length()) : s.substring(0, s.length() - edge.length()));
  }

  private static PythonValue find(String s, Call call, boolean last) {
    String part = call.text(0);
    call.budget().search(s.length(), part.length(), call.site());
    int found = last ? s.lastIndexOf(part) : s.indexOf(part);
    return new PythonInt(found < 0 ? -1 : s.codePointCount(0, found));
  }

  private static PythonValue index(String s, Call call) {
    PythonValue found = find(s, call, false);
    if (found instanceof PythonInt index && index.value() < 0) {
      throw call.refuse(Quoted.of(call.text(0)) + " is not in the text");
    }
    return found;
  }

  private static PythonValue count(String s, Call call) {
    return new PythonInt(occurrences(s, call.text(0), call));
  }

  private static PythonValue zeros(String s, Call call) {
    boolean sign = s.startsWith("-") || s.startsWith("+");
    long missing = call.integer(0) - s.codePointCount(0, s.length());
    if (missing <= 0) {
      return call.text(s);
    }
    call.budget().text(s.length() + missing, call.site());
    String zeros = "0".repeat((int) missing);
    return new PythonString(sign ? s.charAt(0) + zeros + s.substring(1) : zeros + s);
  }

  private static PythonValue pad(String s, Call call, char align) {
    long missing = call.integer(0) - s.codePointCount(0, s.length());
    String fill = fill(call, missing + s.length());
    String padding = missing <= 0 ? "" : fill.repeat((int) missing);
    return call.text(align == '<' ? s + padding : padding + s);
  }

  private static PythonValue center(String s, Call call) {
    long width = call.integer(0);
    long missing = width - s.codePointCount(0, s.length());
    String fill = fill(call, missing + s.length());
    if (missing <= 0) {
      return call.text(s);
    }
    // CPython puts the odd one to the left if the width is odd.
    int left = (int) (missing / 2 + (missing & width & 1));
    return call.text(fill.repeat(left) + s + fill.repeat((int) missing - left));
  }

  private static String fill(Call call, long length) {
    String fill = call.text(1, " ");
    if (fill.codePointCount(0, fill.length()) != 1) {
      throw call.refuse("the fill " + Quoted.of(fill) + "; legal is one character");
    }
    call.budget().text(Math.max(0, length), call.site());
    return fill;
  }
}
