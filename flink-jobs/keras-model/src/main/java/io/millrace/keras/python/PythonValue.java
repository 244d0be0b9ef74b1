package io.millrace.keras.python;

/** A value of a running program. */
public sealed interface PythonValue
    permits PythonNone,
        PythonBool,
        PythonInt,
        PythonFloat,
        PythonString,
        PythonSequence,
        PythonDict,
        PythonRange,
        PythonIterator,
        PythonView,
        PythonSlice,
        PythonEllipsis,
        PythonFunction,
        Unknown,
        HostValue {
  /** The name of its type as Python writes it, e.g. {@code int}. */
  String typeName();
}
