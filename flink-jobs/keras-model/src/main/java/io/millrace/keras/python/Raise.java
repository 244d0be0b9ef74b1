package io.millrace.keras.python;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code raise error} or {@code assert condition, message}: the model's own refusal, which ends the
 * function it stands in.
 *
 * @param condition null for {@code raise}
 * @param error what is raised, or the message of {@code assert}
 */
record Raise(Site site, @Nullable Expression condition, @Nullable Expression error)
    implements Statement {
  @Override
  public Flow run(Frame frame) {
    if (condition != null) {
      PythonValue holds = frame.evaluate(condition);
      if (holds instanceof Unknown || Truth.of(holds, condition.site())) {
        return Flow.NEXT;
      }
    }
    String found = condition == null ? "the code raises an error" : "an assertion does not hold";
    frame.interpreter().fault(new SourceFault(site, found + message(frame), null));
    throw new RaisedException();
  }

  private String message(Frame frame) {
    PythonValue value = error == null ? PythonNone.NONE : frame.evaluate(error);
    if (value instanceof Unknown || value instanceof PythonNone) {
      return "";
    }
    return ": " + Quoted.brief(new Representation(frame.budget(), site).str(value));
  }

  @Override
  public void bindings(Consumer<String> names) {
    // Binds no name.
  }
}
