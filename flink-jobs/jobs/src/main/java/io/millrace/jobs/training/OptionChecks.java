package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.fit.Monitor;
import io.millrace.jobs.evaluation.ClassLabels;
import io.millrace.jobs.source.DatasetSummary;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.OutputLabels;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the options of a training can be used with the model and its data. */
final class OptionChecks {
  private final String model;
  private final FitConfig fit;
  private final List<String> metrics;
  private final List<OutputLabels> outputs;

  /**
   * @param metrics of the model, as Keras names them
   */
  OptionChecks(TrainingPlan plan, KerasModel model, List<String> metrics) {
    this.model = plan.model().name();
    this.fit = plan.fit();
    this.metrics = List.copyOf(metrics);
    this.outputs = OutputLabels.of(model.compile(), model.outputShapes());
  }

  void check(DatasetSummary data) throws TrainingFaultException {
    for (Monitor monitor : fit.monitors().toList()) {
      checkMonitor(monitor, data.validationExamples() > 0);
    }
    Map<Integer, Double> weights = fit.classWeights();
    if (weights != null) {
      checkClassWeights(weights);
    }
  }

  private void checkMonitor(Monitor monitor, boolean validates) throws TrainingFaultException {
    List<String> validation = metrics.stream().map(metric -> "val_" + metric).toList();
    List<String> legal =
        validates ? Stream.concat(metrics.stream(), validation.stream()).toList() : metrics;
    if (!legal.contains(monitor.metric())) {
      throw unusable(
          "the watched metric '%s' is not measured; legal is one of %s%s"
              .formatted(
                  monitor.metric(),
                  String.join(", ", legal),
                  validation.contains(monitor.metric())
                      ? ", as the data set has no validation part"
                      : ""));
    }
  }

  private void checkClassWeights(Map<Integer, Double> weights) throws TrainingFaultException {
    Optional<ClassLabels> labels =
        outputs.size() == 1 ? ClassLabels.of(outputs.get(0)) : Optional.empty();
    ClassLabels classes =
        labels
            .filter(one -> one.decisions() == 1)
            .orElseThrow(
                () ->
                    unusable(
                        "classWeights were given; legal is that only for one output with one class"
                            + " for each example"));
    for (int label : weights.keySet().stream().sorted().toList()) {
      if (label >= classes.classes()) {
        throw unusable(
            "classWeights has the class %d; legal are 0 to %d"
                .formatted(label, classes.classes() - 1));
      }
    }
  }

  private TrainingFaultException unusable(String reason) {
    return new TrainingFaultException(
        ErrorCode.FIT_OPTION_UNUSABLE, "model '%s': %s".formatted(model, reason));
  }
}
