package io.millrace.keras.python;

/**
 * One argument of a call.
 *
 * @param site where its value is written
 */
public record Argument(PythonValue value, Site site) {}
