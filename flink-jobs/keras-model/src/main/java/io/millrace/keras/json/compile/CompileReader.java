package io.millrace.keras.json.compile;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.compile.CompileConfig;
import io.millrace.keras.compile.Objective;
import io.millrace.keras.compile.ReportedMetric;
import io.millrace.keras.json.Members;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.metric.Metric;
import io.millrace.keras.optimizer.Optimizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@code model.compile()} was called with. */
public final class CompileReader {
  private final Members compile;
  private final ModelOutputs outputs;

  private CompileReader(Members compile, ModelOutputs outputs) {
    this.compile = compile;
    this.outputs = outputs;
  }

  /**
   * @return null when violations were added
   */
  public static @Nullable CompileConfig read(Members document, ModelOutputs outputs) {
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
    return new CompileReader(compile, outputs).read();
  }

  private @Nullable CompileConfig read() {
    int before = compile.violationCount();
    compile.ignore("run_eagerly", "steps_per_execution", "jit_compile", "auto_scale_loss");
    Optimizer optimizer = OptimizerReader.read(compile);
    List<Objective> objectives = objectives();
    compile.ignore("metrics", "weighted_metrics", "loss_weights");
    compile.requireKnown("compile_config");
    if (optimizer == null || objectives.isEmpty() || compile.violationCount() > before) {
      return null;
    }
    CompileConfig config = new CompileConfig(optimizer, objectives);
    return requireUniqueNames(config) ? config : null;
  }

  private List<Objective> objectives() {
    int before = compile.violationCount();
    List<@Nullable Loss> losses = LossReader.readAll(compile, outputs);
    if (compile.violationCount() > before || outputs.shapes() == null) {
      return List.of();
    }
    List<Double> weights = LossWeights.read(compile, outputs);
    List<List<Metric>> metrics = metrics("metrics", losses);
    List<List<Metric>> weighted = metrics("weighted_metrics", losses);
    List<Objective> objectives = new ArrayList<>();
    for (int i = 0; i < outputs.count(); i++) {
      objectives.add(
          new Objective(
              outputs.names().get(i),
              losses.get(i),
              weights.get(i),
              metrics.get(i),
              weighted.get(i)));
    }
    return objectives;
  }

  private List<List<Metric>> metrics(String member, List<@Nullable Loss> losses) {
    List<List<Members>> places =
        MetricPlaces.read(new PerOutput(compile, member, outputs), outputs);
    List<List<Metric>> metrics = new ArrayList<>();
    for (int i = 0; i < outputs.count(); i++) {
      TensorShape shape = outputs.shape(i);
      metrics.add(
          shape == null ? List.of() : new MetricReader(losses.get(i), shape).read(places.get(i)));
    }
    return metrics;
  }

  /** Keras would report one of two values that have the same name, and drop the other. */
  private boolean requireUniqueNames(CompileConfig config) {
    List<String> names = new ArrayList<>(List.of(CompileConfig.LOSS));
    config.reported().stream().map(ReportedMetric::name).forEach(names::add);
    config.reportedLosses().forEach(i -> names.add(outputs.names().get(i) + "_loss"));
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        compile.refuse(
            "metrics",
            "two values are reported as '" + name + "'; legal are names that differ",
            "give the metric another name");
        return false;
      }
    }
    return true;
  }
}
