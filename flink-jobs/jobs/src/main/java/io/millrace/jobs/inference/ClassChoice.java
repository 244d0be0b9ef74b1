package io.millrace.jobs.inference;

import io.millrace.contracts.job.PredictionOutput;
import io.millrace.contracts.job.PredictionTask;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which class the values of one output are for, and how sure they are of it. */
final class ClassChoice {
  private final OutputSlice output;
  private final boolean binary;
  private final List<String> labels;

  private ClassChoice(OutputSlice output, boolean binary, List<String> labels) {
    this.output = output;
    this.binary = binary;
    this.labels = labels;
  }

  /**
   * Empty when the output has no classes: the task is another, or its shape does not fit the task.
   * Labels that do not fit the output's number of classes name nothing.
   */
  static Optional<ClassChoice> of(PredictionOutput format, OutputSlice output) {
    boolean binary = format.task() == PredictionTask.BINARY_CLASSIFICATION;
    boolean fits =
        binary
            ? output.count() == 1
            : format.task() == PredictionTask.CLASSIFICATION
                && output.axes() == 1
                && output.count() > 1;
    if (!fits) {
      return Optional.empty();
    }
    int classes = binary ? 2 : output.count();
    List<String> labels =
        format.labels() != null && format.labels().size() == classes
            ? format.labels()
            : IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    return Optional.of(new ClassChoice(output, binary, labels));
  }

  /** One for each class. */
  List<String> labels() {
    return labels;
  }

  int best(float[] outputs, int row) {
    int first = row + output.from();
    if (binary) {
      return outputs[first] > 0.5f ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < output.count(); i++) {
      if (outputs[first + i] > outputs[first + best]) {
        best = i;
      }
    }
    return best;
  }

  /** What the model gives the class: its probability when the output is a softmax or a sigmoid. */
  float score(float[] outputs, int row, int best) {
    float value = outputs[row + output.from() + (binary ? 0 : best)];
    return binary && best == 0 ? 1 - value : value;
  }
}
