package io.millrace.keras.json;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.CategoricalCrossentropy;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.compile.Loss;
import io.millrace.keras.compile.Metric;
import io.millrace.keras.compile.Optimizer;
import io.millrace.keras.compile.SparseCategoricalCrossentropy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@code model.compile()} was called with. */
final class CompileReader {
  private CompileReader() {}

  /**
   * @param outputs shapes of the model's outputs; null when they are not known, as layers have
   *     violations
   * @return null when violations were added
   */
  static @Nullable CompileConfig read(Members document, @Nullable List<TensorShape> outputs) {
    Members compile = document.object("compile_config");
    if (!compile.has("optimizer") && !compile.has("loss")) {
      document.refuse(
          "compile_config",
          "the model is not compiled: 'compile_config' is "
              + Members.given(document.get("compile_config")),
          "call model.compile(optimizer=…, loss=…, metrics=[…]) before model.to_json(); for Keras 2,"
              + " add a compile_config with optimizer, loss and metrics");
      return null;
    }
    int before = compile.violationCount();
    TensorShape output = outputs == null ? null : outputs.get(0);
    if (outputs != null && outputs.size() > 1) {
      compile.refuse("the model has " + outputs.size() + " outputs; legal is one", null);
    }
    compile.ignore("run_eagerly", "steps_per_execution", "jit_compile", "auto_scale_loss");
    compile.requireOff("loss_weights");
    Optimizer optimizer = OptimizerReader.read(compile);
    Loss loss = LossReader.read(compile);
    List<Metric> metrics = List.of();
    if (loss != null && output != null) {
      requireClasses(compile, loss, output);
      metrics = new MetricReader(compile, loss, output).read();
    }
    compile.ignore("metrics", "weighted_metrics");
    compile.requireKnown("compile_config");
    return optimizer == null || loss == null || compile.violationCount() > before
        ? null
        : new CompileConfig(optimizer, loss, metrics);
  }

  private static void requireClasses(Members compile, Loss loss, TensorShape output) {
    boolean categorical =
        loss instanceof CategoricalCrossentropy || loss instanceof SparseCategoricalCrossentropy;
    if (categorical && output.dimensions().get(output.rank() - 1) == 1) {
      compile.refuse(
          "loss",
          "loss '"
              + loss.name()
              + "' needs one output for each class, and the model's output has the shape "
              + output
              + "; legal are at least 2 units in the last layer",
          "for two classes and one unit use binary_crossentropy");
    }
  }
}
