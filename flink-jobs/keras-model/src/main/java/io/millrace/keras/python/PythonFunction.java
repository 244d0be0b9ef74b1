package io.millrace.keras.python;

/** A function: one that the program defines, or one of the language. */
public sealed interface PythonFunction extends PythonValue
    permits DefinedFunction, BuiltinFunction {
  String name();
}
