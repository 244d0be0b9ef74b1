package io.millrace.keras.python;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * {@code import a.b as c} or {@code from a import b as c}.
 *
 * @param module null for {@code import}
 */
record Import(Site site, @Nullable String module, List<Part> parts) implements Statement {
  /**
   * @param name with dots, or of {@code from} without
   * @param alias the name it is bound to; null for {@code import a.b}, which binds a
   */
  record Part(Site site, String name, @Nullable String alias) {
    String bound() {
      return alias != null ? alias : name.split("\\.", 2)[0];
    }
  }

  Import {
    parts = List.copyOf(parts);
  }

  @Override
  public Flow run(Frame frame) {
    for (Part part : parts) {
      frame.scope().bind(part.bound(), imported(part, frame));
    }
    return Flow.NEXT;
  }

  private PythonValue imported(Part part, Frame frame) {
    try {
      if (module != null) {
        PythonValue from = frame.interpreter().module(module, site);
        return frame.interpreter().attribute(from, part.name(), part.site());
      }
      PythonValue imported = frame.interpreter().module(part.name(), part.site());
      return part.alias() != null
          ? imported
          : frame.interpreter().module(part.bound(), part.site());
    } catch (SourceException refused) {
      frame.interpreter().report(refused.fault());
      return Unknown.UNKNOWN;
    }
  }

  @Override
  public void bindings(Consumer<String> names) {
    parts.forEach(part -> names.accept(part.bound()));
  }
}
