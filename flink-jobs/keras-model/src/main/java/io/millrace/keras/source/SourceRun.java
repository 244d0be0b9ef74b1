package io.millrace.keras.source;

import io.millrace.keras.ModelViolation;
import io.millrace.keras.json.LayerProbe;
import io.millrace.keras.json.LayerReaders;
import io.millrace.keras.json.Violations;
import io.millrace.keras.json.compile.ModelOutputs;
import io.millrace.keras.python.Interpreter;
import io.millrace.keras.python.Limits;
import io.millrace.keras.python.Program;
import io.millrace.keras.python.PythonValue;
import io.millrace.keras.python.Site;
import io.millrace.keras.python.SourceFault;
import io.millrace.keras.python.Unknown;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What running a source gave.
 *
 * @param model null when there is none; then there are faults
 * @param faults of the text, and of what could be told before there was a whole model
 */
record SourceRun(
    @Nullable SourceModel model,
    List<SourceFault> faults,
    Session session,
    Interpreter interpreter) {
  private static final LayerProbe PROBE = new LayerProbe(LayerReaders.standard());
  private static final String IMPORTS = "imports";

  static SourceRun of(@Nullable String imports, String code) {
    Interpreter[] running = new Interpreter[1];
    Session session =
        new Session(PROBE, fault -> running[0].fault(fault), () -> !running[0].faults().isEmpty());
    KerasModules modules = new KerasModules(session);
    Interpreter interpreter = new Interpreter(modules, modules.predefined(), Limits.DEFAULT);
    running[0] = interpreter;
    if (imports != null && !imports.isBlank()) {
      interpreter.run(Program.parse(IMPORTS, imports, Limits.DEFAULT));
    }
    interpreter.run(Program.parse(code, Limits.DEFAULT));
    SourceModel model = model(session, interpreter);
    if (model != null) {
      requireCompiled(session, model, interpreter);
    }
    return new SourceRun(model, interpreter.faults(), session, interpreter);
  }

  private static @Nullable SourceModel model(Session session, Interpreter interpreter) {
    PythonValue value = interpreter.global("model");
    if (value instanceof SourceModel model) {
      return model;
    }
    List<SourceModel> models = session.models().stream().filter(model -> !model.used()).toList();
    if (value == null && models.size() == 1) {
      return models.get(0);
    }
    if (interpreter.faults().isEmpty() && value != Unknown.UNKNOWN) {
      interpreter.fault(noModel(value, models));
    }
    return null;
  }

  private static SourceFault noModel(@Nullable PythonValue value, List<SourceModel> models) {
    String made =
        models.isEmpty()
            ? "it makes no model"
            : "it makes the models "
                + models.stream()
                    .map(model -> "'" + model.name() + "'")
                    .collect(Collectors.joining(", "));
    String message =
        value == null
            ? "the source leaves no variable 'model'; " + made
            : "the variable 'model' is a value of type '" + value.typeName() + "'; " + made;
    SourceModel last = models.isEmpty() ? null : models.get(models.size() - 1);
    return new SourceFault(
        last == null ? new Site(1, 1) : last.site(),
        message,
        last == null
            ? "write model = keras.Sequential([…]) and model.compile(…)"
            : "assign the one that is meant: model = …, for example where '"
                + last.name()
                + "' is made");
  }

  /** Also finds what is wrong with a compilation of a model whose layers have faults. */
  private static void requireCompiled(Session session, SourceModel model, Interpreter interpreter) {
    CompileCall compiled = model.compiled();
    if (compiled == null) {
      if (interpreter.faults().isEmpty()) {
        session.fault(
            model.site(),
            "model '" + model.name() + "' is not compiled",
            "add model.compile(optimizer=…, loss=…, metrics=[…])");
      }
      return;
    }
    if (model.complete() && model.outputs() == null) {
      session.fault(
          model.site(),
          "the input shape of model '" + model.name() + "' is not known",
          "start the model with keras.Input(shape=(…)), or give its first layer input_shape=(…)");
      return;
    }
    if (!interpreter.faults().isEmpty()) {
      Violations violations = new Violations();
      session.probe().compile(compiled.json(), outputs(model), violations);
      Place document = new Place(model.site()).with("compile_config", compiled.place());
      Faults.report(
          session,
          violations.list().stream()
              .filter(violation -> !compiled.isConsequence(violation.pointer()))
              .toList(),
          document);
    }
  }

  private static ModelOutputs outputs(SourceModel model) {
    List<Tensor> outputs = model.outputs();
    return outputs == null
        ? ModelOutputs.UNKNOWN
        : new ModelOutputs(
            outputs.stream().map(output -> output.call().layer().name()).toList(),
            outputs.stream().map(Tensor::shape).toList());
  }

  /** The model as Keras writes it; only for a model without faults. */
  String architecture() {
    return model == null ? "" : model.json().toString();
  }

  /** What a variable was bound to at the end; null when there is none of that name. */
  @Nullable PythonValue value(String variable) {
    return interpreter.global(variable);
  }

  /** The faults in the order of the text. */
  List<ModelViolation> violations() {
    return faults.stream()
        .sorted(
            Comparator.comparing((SourceFault fault) -> fault.site().source().equals(Site.CODE))
                .thenComparing(fault -> fault.site().line())
                .thenComparing(fault -> fault.site().column()))
        .map(fault -> KerasSource.violation(session.layerOf(fault), fault))
        .toList();
  }
}
