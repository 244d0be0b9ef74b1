package io.millrace.keras.python;

import java.util.List;
import java.util.Map;

/** Runs small programs in tests, and writes their faults as one line each. */
final class Programs {
  private Programs() {}

  /** A host that knows no module. */
  static PythonValue noModule(String name, Site site) {
    throw new SourceException(site, "module " + Quoted.of(name) + " is not known", null);
  }

  static Interpreter interpreter(Limits limits) {
    return new Interpreter(Programs::noModule, Map.of(), limits);
  }

  static Interpreter run(String... programs) {
    return run(interpreter(Limits.DEFAULT), programs);
  }

  static Interpreter run(Interpreter interpreter, String... programs) {
    for (String program : programs) {
      interpreter.run(Program.parse(program, Limits.DEFAULT));
    }
    return interpreter;
  }

  static List<String> faults(String... programs) {
    return lines(run(programs));
  }

  static List<String> lines(Interpreter interpreter) {
    return interpreter.faults().stream().map(Programs::line).toList();
  }

  private static String line(SourceFault fault) {
    String source = fault.site().source().equals(Site.CODE) ? "" : fault.site().source() + " ";
    String hint = fault.hint() == null ? "" : " (" + fault.hint() + ")";
    return source
        + fault.site().line()
        + ":"
        + fault.site().column()
        + " "
        + fault.message()
        + hint;
  }
}
