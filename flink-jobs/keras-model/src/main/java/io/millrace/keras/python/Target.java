package io.millrace.keras.python;

import java.util.function.Consumer;

/** An expression that may stand left of {@code =}. */
sealed interface Target extends Expression
    permits Name, Attribute, Subscript, SequenceDisplay, Starred {
  void assign(PythonValue value, Frame frame);

  /** The names that an assignment binds. */
  void bindings(Consumer<String> names);
}
