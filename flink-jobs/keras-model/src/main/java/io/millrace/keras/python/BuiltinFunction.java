package io.millrace.keras.python;

/** A function of the language, or a method of one of its values. */
final class BuiltinFunction implements PythonFunction {
  /** What the function does. */
  interface Body {
    PythonValue call(Call call);
  }

  private final String name;
  private final Signature signature;
  private final Body body;

  BuiltinFunction(String name, Signature signature, Body body) {
    this.name = name;
    this.signature = signature;
    this.body = body;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String typeName() {
    return "builtin_function_or_method";
  }

  PythonValue call(Interpreter interpreter, Arguments arguments, Site site) {
    interpreter.budget().steps(1 + arguments.positional().size(), site);
    Call call = signature.bind(new Call(interpreter, name, arguments, site));
    return !signature.takesUnknown() && call.hasUnknown() ? Unknown.UNKNOWN : body.call(call);
  }
}
