package io.millrace.keras.python;

import java.util.List;

/**
 * What a builtin takes.
 *
 * @param required how many of the names must be given
 * @param names in their order; keywords too
 * @param variadic whether any arguments are taken, to be read from {@link Call#arguments()}
 * @param takesUnknown whether it is also called with {@link Unknown}
 */
record Signature(int required, List<String> names, boolean variadic, boolean takesUnknown) {
  static final Signature VARIADIC = new Signature(0, List.of(), true, false);

  static Signature of(int required, String... names) {
    return new Signature(required, List.of(names), false, false);
  }

  Signature withUnknown() {
    return new Signature(required, names, variadic, true);
  }

  /** Fills the values of a call; refuses what does not fit. */
  Call bind(Call call) {
    return variadic ? call : call.bound(required, names);
  }
}
