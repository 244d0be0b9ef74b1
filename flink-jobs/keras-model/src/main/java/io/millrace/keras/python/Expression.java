package io.millrace.keras.python;

/** Something with a value. */
sealed interface Expression
    permits Target,
        Constant,
        FormattedText,
        CallExpression,
        SliceExpression,
        Operation,
        UnaryOperation,
        Comparison,
        BooleanOperation,
        Conditional,
        DictDisplay,
        Comprehension,
        LambdaExpression {
  Site site();

  /**
   * @throws SourceException if it has no value
   */
  PythonValue evaluate(Frame frame);
}
