package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.record.TensorShape;
import io.millrace.jobs.evaluation.ClassLabels;
import io.millrace.jobs.source.DatasetSummary;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.OutputLabels;
import io.millrace.keras.layer.InputLayer;
import io.millrace.keras.loss.Loss;
import io.millrace.keras.loss.LossFunction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Whether the records fit the model: sizes once, class indices for each example. */
final class DataFit {
  private final String model;
  private final List<TensorShape> inputs;
  private final List<OutputLabels> outputs;

  /** Outputs whose labels are class indices. */
  private final List<OutputLabels> indices;

  private DataFit(String model, List<TensorShape> inputs, List<OutputLabels> outputs) {
    this.model = model;
    this.inputs = inputs;
    this.outputs = outputs;
    this.indices = outputs.stream().filter(output -> output.classes() > 0).toList();
  }

  static DataFit of(String name, KerasModel model) {
    return new DataFit(
        name,
        model.inputs().stream().map(InputLayer::shape).toList(),
        OutputLabels.of(model.compile(), model.outputShapes()));
  }

  void check(DatasetSummary data) throws TrainingFaultException {
    checkSizes(data);
    checkClasses(data);
  }

  /** With one class alone the model learns to always say it, with a perfect accuracy. */
  private void checkClasses(DatasetSummary data) throws TrainingFaultException {
    for (OutputLabels output : outputs) {
      boolean constant =
          IntStream.range(output.offset(), output.offset() + output.count())
              .allMatch(data.constantLabels()::contains);
      if (constant && ClassLabels.of(output).isPresent()) {
        throw new TrainingFaultException(
            ErrorCode.SINGLE_CLASS,
            "all %d training examples have the same class for output '%s' of model '%s'; legal are"
                    .formatted(data.trainingExamples(), output.objective().output(), model)
                + " examples of two classes or more: data in the order of their classes need the"
                + " split SHUFFLED, HASHED or STRATIFIED");
      }
    }
  }

  private void checkSizes(DatasetSummary data) throws TrainingFaultException {
    int features = inputs.stream().mapToInt(TensorShape::size).sum();
    if (data.featureCount() != features) {
      throw mismatch(
          "model '%s' takes %d features of shape %s, the records have %d"
              .formatted(model, features, shapes(), data.featureCount()));
    }
    int labels = outputs.stream().mapToInt(OutputLabels::count).sum();
    if (data.labelCount() != labels) {
      throw mismatch(
          "model '%s' with %s takes %d label values, the records have %d%s"
              .formatted(model, described(), labels, data.labelCount(), hint(data)));
    }
  }

  private String shapes() {
    return inputs.stream().map(TensorShape::toString).collect(Collectors.joining(" and "));
  }

  private String described() {
    return outputs.stream()
        .map(output -> "output %s and %s".formatted(output.shape(), lossOf(output)))
        .collect(Collectors.joining(", "));
  }

  private static String lossOf(OutputLabels output) {
    Loss loss = output.objective().loss();
    return loss == null ? "no loss" : "loss " + loss.name();
  }

  private String hint(DatasetSummary data) {
    Loss loss = outputs.get(0).objective().loss();
    return outputs.size() == 1
            && data.labelCount() == 1
            && loss != null
            && loss.function() instanceof LossFunction.CategoricalCrossentropy
        ? "; for labels that are class indices use sparse_categorical_crossentropy"
        : "";
  }

  void checkLabels(float[] labels) throws TrainingFaultException {
    for (OutputLabels output : indices) {
      for (int i = output.offset(); i < output.offset() + output.count(); i++) {
        if (!output.isLegal(labels[i])) {
          throw mismatch(
              "model '%s' has %d outputs, so legal labels are the class indices 0 to %d; given was %s"
                  .formatted(model, output.classes(), output.classes() - 1, labels[i]));
        }
      }
    }
  }

  private static TrainingFaultException mismatch(String reason) {
    return new TrainingFaultException(ErrorCode.MODEL_DATA_MISMATCH, reason);
  }
}
