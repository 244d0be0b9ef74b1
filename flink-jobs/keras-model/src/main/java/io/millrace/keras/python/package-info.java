/**
 * A small, safe part of Python: lexer, parser and an interpreter of its own that knows nothing of
 * Keras. Text becomes a {@link io.millrace.keras.python.Program} (with its syntax faults), an
 * {@link io.millrace.keras.python.Interpreter} runs programs one after the other over the same
 * globals, and everything outside the language is a {@link io.millrace.keras.python.HostValue} that
 * the caller supplies through predefined names and {@link io.millrace.keras.python.Modules}.
 *
 * <p>Safe by construction: no reflection, no input or output, no threads; attributes exist only
 * where a host names them; growth is checked before it happens; every step and every item is
 * charged to {@link io.millrace.keras.python.Limits}. Running out of a limit stops the program with
 * one fault.
 *
 * <p>Faults do not stop a program. What a failed expression would have given is {@link
 * io.millrace.keras.python.Unknown}, which absorbs every operation in silence. A host is called
 * with {@code Unknown} arguments, so that it can remember that it is not complete; {@link
 * io.millrace.keras.python.Arguments#hasUnknown()} tells. A host throws {@link
 * io.millrace.keras.python.SourceException}; the interpreter reports its fault and goes on. Lists
 * may contain themselves: a host that walks through nested values counts its depth.
 */
@NullMarked
package io.millrace.keras.python;

import org.jspecify.annotations.NullMarked;
