package io.millrace.keras.python;

/** {@code start:stop:step} within brackets. */
record SliceExpression(Site site, Expression start, Expression stop, Expression step)
    implements Expression {
  @Override
  public PythonValue evaluate(Frame frame) {
    PythonValue first = frame.evaluate(start);
    PythonValue last = frame.evaluate(stop);
    PythonValue by = frame.evaluate(step);
    boolean unknown = first instanceof Unknown || last instanceof Unknown || by instanceof Unknown;
    return unknown ? Unknown.UNKNOWN : new PythonSlice(first, last, by);
  }
}
