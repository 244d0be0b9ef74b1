package io.millrace.tf;

import io.millrace.keras.KerasModel;
import io.millrace.keras.compile.OutputLabels;
import java.util.List;

/** Class indices that are no class must not reach a graph, where they would count as nothing. */
final class LabelChecks {
  private final List<OutputLabels> indices;
  private final int labelCount;

  LabelChecks(KerasModel model) {
    List<OutputLabels> all = OutputLabels.of(model.compile(), model.outputShapes());
    this.indices = all.stream().filter(labels -> labels.classes() > 0).toList();
    this.labelCount = all.stream().mapToInt(OutputLabels::count).sum();
  }

  /** Label values of one example. */
  int labelCount() {
    return labelCount;
  }

  /**
   * @throws IllegalArgumentException when a label is no class
   */
  void check(float[] labels, int rows) {
    for (OutputLabels output : indices) {
      for (int row = 0; row < rows; row++) {
        int from = row * labelCount + output.offset();
        for (int i = from; i < from + output.count(); i++) {
          if (!output.isLegal(labels[i])) {
            throw new IllegalArgumentException(
                "label "
                    + labels[i]
                    + " of row "
                    + row
                    + " is no class; legal are whole numbers from 0 to "
                    + (output.classes() - 1));
          }
        }
      }
    }
  }
}
