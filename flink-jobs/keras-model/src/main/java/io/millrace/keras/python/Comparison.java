package io.millrace.keras.python;

import java.util.List;

/** {@code a < b <= c}: true if each link is. */
record Comparison(Site site, Expression first, List<Link> links) implements Expression {
  /** One comparison operator and what stands behind it. */
  record Link(Site site, ComparisonOperator operator, Expression value) {}

  Comparison {
    links = List.copyOf(links);
  }

  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue left = frame.evaluate(first);
    for (Link link : links) {
      PythonValue right = frame.evaluate(link.value());
      if (left instanceof Unknown || right instanceof Unknown) {
        return Unknown.UNKNOWN;
      }
      Comparer comparer = new Comparer(frame.budget(), link.site());
      if (!comparer.compare(link.operator(), left, right)) {
        return PythonBool.FALSE;
      }
      left = right;
    }
    return PythonBool.TRUE;
  }
}
