package io.millrace.keras.python;

import java.util.List;
import java.util.function.Consumer;

/** {@code if …: … elif …: … else: …}. */
record If(Site site, List<Branch> branches, List<Statement> otherwise) implements Statement {
  /** A condition and what is done if it holds. */
  record Branch(Expression condition, List<Statement> body) {}

  If {
    branches = List.copyOf(branches);
    otherwise = List.copyOf(otherwise);
  }

  @Override
  public Flow run(Frame frame) {
    for (Branch branch : branches) {
      PythonValue decision = frame.evaluate(branch.condition());
      if (decision instanceof Unknown) {
        frame.forget(List.of(this));
        return Flow.NEXT;
      }
      if (Truth.of(decision, branch.condition().site())) {
        return frame.run(branch.body());
      }
    }
    return frame.run(otherwise);
  }

  @Override
  public void bindings(Consumer<String> names) {
    branches.forEach(branch -> branch.body().forEach(inner -> inner.bindings(names)));
    otherwise.forEach(inner -> inner.bindings(names));
  }
}
