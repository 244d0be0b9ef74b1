package io.millrace.keras.python;

import java.util.function.Consumer;

/** Something that is done. */
sealed interface Statement
    permits Assignment,
        AugmentedAssignment,
        ExpressionStatement,
        FunctionDefinition,
        Return,
        If,
        For,
        While,
        With,
        Import,
        Raise,
        Jump,
        BrokenStatement {
  Site site();

  /**
   * @throws SourceException if it cannot be done; what it binds is unknown then
   */
  Flow run(Frame frame);

  /** The names it binds, also in its blocks. */
  void bindings(Consumer<String> names);
}
