package io.millrace.keras.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Operators between any two values. */
final class Operators {
  private final Budget budget;
  private final Site site;

  Operators(Budget budget, Site site) {
    this.budget = budget;
    this.site = site;
  }

  PythonValue operate(BinaryOperator operator, PythonValue left, PythonValue right) {
    if (left instanceof Unknown || right instanceof Unknown) {
      return Unknown.UNKNOWN;
    }
    PythonValue result = hosts(operator, left, right);
    if (result == null) {
      result = Arithmetic.binary(operator, left, right, site);
    }
    if (result == null) {
      result = containers(operator, left, right);
    }
    if (result == null) {
      throw refuse(operator, left, right);
    }
    return result;
  }

  private SourceException refuse(BinaryOperator operator, PythonValue left, PythonValue right) {
    boolean textAndNumber =
        operator == BinaryOperator.ADD
            && (left instanceof PythonString || right instanceof PythonString);
    return new SourceException(
        site,
        "'"
            + operator.symbol()
            + "' between a value of type '"
            + left.typeName()
            + "' and one of type '"
            + right.typeName()
            + "' is not supported",
        textAndNumber ? "write str(value) to make text of it" : null);
  }

  private @Nullable PythonValue hosts(
      BinaryOperator operator, PythonValue left, PythonValue right) {
    PythonValue result = null;
    if (left instanceof HostValue host) {
      result = host.operate(operator, right, false, site);
    }
    if (result == null && right instanceof HostValue host) {
      result = host.operate(operator, left, true, site);
    }
    return result;
  }

  private @Nullable PythonValue containers(
      BinaryOperator operator, PythonValue left, PythonValue right) {
    return switch (operator) {
      case ADD -> add(left, right);
      case MULTIPLY -> multiply(left, right);
      case MODULO ->
          left instanceof PythonString text
              ? new PercentFormat(text.value(), right, budget, site).format()
              : null;
      case OR ->
          left instanceof PythonDict first && right instanceof PythonDict second
              ? union(first, second)
              : null;
      default -> null;
    };
  }

  private @Nullable PythonValue add(PythonValue left, PythonValue right) {
    if (left instanceof PythonString first && right instanceof PythonString second) {
      budget.text((long) first.value().length() + second.value().length(), site);
      return new PythonString(first.value() + second.value());
    }
    if (left instanceof PythonList first && right instanceof PythonList second) {
      return new PythonList(concatenated(first, second));
    }
    if (left instanceof PythonTuple first && right instanceof PythonTuple second) {
      return new PythonTuple(concatenated(first, second));
    }
    return null;
  }

  private List<PythonValue> concatenated(PythonSequence first, PythonSequence second) {
    long size = (long) first.items().size() + second.items().size();
    budget.items(size, size, site);
    List<PythonValue> items = new ArrayList<>((int) size);
    items.addAll(first.items());
    items.addAll(second.items());
    return items;
  }

  private @Nullable PythonValue multiply(PythonValue left, PythonValue right) {
    Long times = Arithmetic.asInteger(right);
    PythonValue repeated = left;
    if (times == null) {
      times = Arithmetic.asInteger(left);
      repeated = right;
    }
    if (times == null) {
      return null;
    }
    long count = Math.max(0, times);
    if (repeated instanceof PythonString text) {
      budget.text(product(text.value().length(), count), site);
      return new PythonString(text.value().repeat(text.value().isEmpty() ? 0 : (int) count));
    }
    if (repeated instanceof PythonSequence sequence) {
      List<PythonValue> items = repeat(sequence.items(), count);
      return sequence instanceof PythonTuple ? new PythonTuple(items) : new PythonList(items);
    }
    return null;
  }

  private List<PythonValue> repeat(List<PythonValue> items, long count) {
    long size = product(items.size(), count);
    budget.items(size, size, site);
    List<PythonValue> repeated = new ArrayList<>((int) size);
    for (long i = 0; i < count && !items.isEmpty(); i++) {
      repeated.addAll(items);
    }
    return repeated;
  }

  private static long product(long length, long count) {
    return length == 0 ? 0 : count > Long.MAX_VALUE / length ? Long.MAX_VALUE : length * count;
  }

  private PythonDict union(PythonDict first, PythonDict second) {
    PythonDict union = new PythonDict();
    Dicts.copy(first, union, budget, site);
    Dicts.copy(second, union, budget, site);
    return union;
  }
}
