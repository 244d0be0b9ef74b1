package io.millrace.jobs.training;

import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.record.TensorShape;
import io.millrace.jobs.source.DatasetSummary;
import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.CategoricalCrossentropy;
import io.millrace.keras.compile.Loss;
import io.millrace.keras.compile.SparseCategoricalCrossentropy;
import io.millrace.keras.layer.InputLayer;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the records fit the model: sizes once, class indices for each example. */
final class DataFit {
  private final String model;
  private final List<TensorShape> inputs;
  private final TensorShape output;
  private final Loss loss;

  /** 0 when labels are no class indices. */
  private final int classes;

  private DataFit(String model, List<TensorShape> inputs, TensorShape output, Loss loss) {
    this.model = model;
    this.inputs = inputs;
    this.output = output;
    this.loss = loss;
    this.classes =
        loss instanceof SparseCategoricalCrossentropy
            ? output.dimensions().get(output.rank() - 1)
            : 0;
  }

  static DataFit of(String name, KerasModel model) {
    return new DataFit(
        name,
        model.inputs().stream().map(InputLayer::shape).toList(),
        model.outputShapes().get(0),
        model.compile().loss());
  }

  void checkSizes(DatasetSummary data) throws TrainingFaultException {
    int features = inputs.stream().mapToInt(TensorShape::size).sum();
    if (data.featureCount() != features) {
      throw mismatch(
          "model '%s' takes %d features of shape %s, the records have %d"
              .formatted(model, features, shapes(), data.featureCount()));
    }
    TensorShape label = loss.labelShape(output);
    if (data.labelCount() != label.size()) {
      throw mismatch(
          "model '%s' with output %s and loss %s takes %d label values, the records have %d%s"
              .formatted(model, output, loss.name(), label.size(), data.labelCount(), hint(data)));
    }
  }

  private String shapes() {
    return inputs.stream().map(TensorShape::toString).collect(Collectors.joining(" and "));
  }

  private String hint(DatasetSummary data) {
    return loss instanceof CategoricalCrossentropy && data.labelCount() == 1
        ? "; for labels that are class indices use sparse_categorical_crossentropy"
        : "";
  }

  void checkLabels(float[] labels) throws TrainingFaultException {
    if (classes == 0) {
      return;
    }
    for (float label : labels) {
      if (!(label >= 0 && label < classes && label == (int) label)) {
        throw mismatch(
            "model '%s' has %d outputs, so legal labels are the class indices 0 to %d; given was %s"
                .formatted(model, classes, classes - 1, label));
      }
    }
  }

  private static TrainingFaultException mismatch(String reason) {
    return new TrainingFaultException(ErrorCode.MODEL_DATA_MISMATCH, reason);
  }
}
