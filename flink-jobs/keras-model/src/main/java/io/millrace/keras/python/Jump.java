package io.millrace.keras.python;

import java.util.function.Consumer;

/** {@code break}, {@code continue}, or {@code pass}, which is {@link Flow#NEXT}. */
record Jump(Site site, Flow flow) implements Statement {
  @Override
  public Flow run(Frame frame) {
    return flow;
  }

  @Override
  public void bindings(Consumer<String> names) {
    // Binds no name.
  }
}
