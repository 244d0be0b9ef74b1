package io.millrace.keras.python;

/** What a program may import, apart from {@code math}, which is part of the language. */
public interface Modules {
  /**
   * The module of a dotted name. A module nobody knows is a stand-in that fails on its first use,
   * so that an import which is not used does no harm.
   *
   * @throws SourceException if the module must not be imported
   */
  PythonValue module(String dottedName, Site site);
}
