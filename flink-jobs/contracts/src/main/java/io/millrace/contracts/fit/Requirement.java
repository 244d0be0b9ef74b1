package io.millrace.contracts.fit;

import org.jspecify.annotations.Nullable;

/** Says in one form what is wrong with an option. */
final class Requirement {
  private Requirement() {}

  static void of(boolean fulfilled, String name, @Nullable Object given, String legal) {
    if (!fulfilled) {
      throw new IllegalArgumentException(name + " " + given + " is not legal; legal is " + legal);
    }
  }
}
