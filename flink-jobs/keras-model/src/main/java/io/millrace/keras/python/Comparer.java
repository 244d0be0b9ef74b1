package io.millrace.keras.python;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares values; every pair that is looked at is a step. */
final class Comparer {
  private static final int CHARACTERS_PER_STEP = 1_000;

  private final Budget budget;
  private final Site site;

  Comparer(Budget budget, Site site) {
    this.budget = budget;
    this.site = site;
  }

  boolean compare(ComparisonOperator operator, PythonValue left, PythonValue right) {
    return switch (operator) {
      case EQUAL -> equal(left, right);
      case NOT_EQUAL -> !equal(left, right);
      case IS -> same(left, right);
      case IS_NOT -> !same(left, right);
      case IN -> contains(right, left);
      case NOT_IN -> !contains(right, left);
      default -> ordered(operator, left, right);
    };
  }

  private boolean ordered(ComparisonOperator operator, PythonValue left, PythonValue right) {
    Double x = Arithmetic.asDouble(left);
    Double y = Arithmetic.asDouble(right);
    if (x != null && y != null && (x.isNaN() || y.isNaN())) {
      return false;
    }
    int order = order(operator.symbol(), left, right);
    return switch (operator) {
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      default -> order >= 0;
    };
  }

  private static boolean same(PythonValue left, PythonValue right) {
    return left == right;
  }

  boolean equal(PythonValue left, PythonValue right) {
    return equal(left, right, 0);
  }

  private boolean equal(PythonValue left, PythonValue right, int depth) {
    count(depth);
    Double x = Arithmetic.asDouble(left);
    Double y = Arithmetic.asDouble(right);
    if (x != null && y != null) {
      return !x.isNaN() && !y.isNaN() && numbers(left, right) == 0;
    }
    if (left instanceof PythonString a && right instanceof PythonString b) {
      texts(a, b);
      return a.value().equals(b.value());
    }
    if (left instanceof PythonSequence a && right instanceof PythonSequence b) {
      return left.typeName().equals(right.typeName()) && equal(a.items(), b.items(), depth);
    }
    if (left instanceof PythonDict a && right instanceof PythonDict b) {
      return equal(a, b, depth);
    }
    if (left instanceof PythonRange a && right instanceof PythonRange b) {
      return equal(a, b);
    }
    if (left instanceof PythonView || right instanceof PythonView) {
      throw new SourceException(
          site, "'==' of the keys, values or items of a dict is not supported", "write list(…)");
    }
    return left == right;
  }

  private void count(int depth) {
    budget.step(site);
    if (depth > Limits.VALUE_DEPTH) {
      throw new LimitException(site, "values that are compared are nested too deeply");
    }
  }

  private void texts(PythonString a, PythonString b) {
    budget.steps(Math.min(a.value().length(), b.value().length()) / CHARACTERS_PER_STEP, site);
  }

  private boolean equal(List<PythonValue> a, List<PythonValue> b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i) != b.get(i) && !equal(a.get(i), b.get(i), depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean equal(PythonDict a, PythonDict b, int depth) {
    if (a.size() != b.size()) {
      return false;
    }
    for (var entry : a.stored()) {
      PythonValue other = b.find(entry.getKey());
      if (other == null || !equal(entry.getValue().value(), other, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  private static boolean equal(PythonRange a, PythonRange b) {
    long length = a.length();
    return length == b.length()
        && (length == 0 || a.start() == b.start())
        && (length <= 1 || a.step() == b.step());
  }

  /** Negative, zero or positive; NaN is above all numbers, which only sorting asks for. */
  int order(String operator, PythonValue left, PythonValue right) {
    return order(operator, left, right, 0);
  }

  private int order(String operator, PythonValue left, PythonValue right, int depth) {
    count(depth);
    if (Arithmetic.asDouble(left) != null && Arithmetic.asDouble(right) != null) {
      return numbers(left, right);
    }
    if (left instanceof PythonString a && right instanceof PythonString b) {
      texts(a, b);
      return codePoints(a.value(), b.value());
    }
    boolean sequences =
        left instanceof PythonSequence
            && right instanceof PythonSequence
            && left.typeName().equals(right.typeName());
    if (sequences) {
      return sequences(operator, (PythonSequence) left, (PythonSequence) right, depth);
    }
    throw new SourceException(
        site,
        "'"
            + operator
            + "' between a value of type '"
            + left.typeName()
            + "' and one of type '"
            + right.typeName()
            + "' is not supported",
        null);
  }

  private int sequences(String operator, PythonSequence left, PythonSequence right, int depth) {
    List<PythonValue> a = left.items();
    List<PythonValue> b = right.items();
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      if (a.get(i) != b.get(i) && !equal(a.get(i), b.get(i), depth + 1)) {
        return order(operator, a.get(i), b.get(i), depth + 1);
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /** UTF-16 units are ordered otherwise than characters, where characters need two units. */
  private static int codePoints(String a, String b) {
    for (int i = 0; i < Math.min(a.length(), b.length()); i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
        return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
      }
    }
    return Integer.compare(a.length(), b.length());
  }

  private static int numbers(PythonValue left, PythonValue right) {
    Long a = Arithmetic.asInteger(left);
    Long b = Arithmetic.asInteger(right);
    if (a != null && b != null) {
      return Long.compare(a, b);
    }
    Double x = Arithmetic.asDouble(left);
    Double y = Arithmetic.asDouble(right);
    if (a == null && b == null || !Double.isFinite(x) || !Double.isFinite(y)) {
      return x.doubleValue() == y.doubleValue() ? 0 : Double.compare(x, y);
    }
    // A whole number above 2^53 is rounded as a double, so these are compared exactly.
    return exact(a, x).compareTo(exact(b, y));
  }

  private static BigDecimal exact(@Nullable Long integer, double number) {
    return integer != null ? BigDecimal.valueOf(integer) : new BigDecimal(number);
  }

  private boolean contains(PythonValue container, PythonValue item) {
    if (container instanceof PythonString text && item instanceof PythonString part) {
      budget.search(text.value().length(), part.value().length(), site);
      return text.value().contains(part.value());
    }
    if (container instanceof PythonDict dict) {
      return dict.contains(new DictKey(budget, site).of(item));
    }
    if (container instanceof PythonRange range && Arithmetic.asInteger(item) != null) {
      return range.contains(Arithmetic.asInteger(item));
    }
    if (container instanceof PythonString) {
      throw new SourceException(
          site,
          "'in' asks for a value of type '" + item.typeName() + "' in text; legal is text",
          null);
    }
    var items = Iteration.over(container, budget, site);
    while (items.hasNext()) {
      PythonValue next = items.next();
      if (next == item || equal(next, item)) {
        return true;
      }
    }
    return false;
  }
}
