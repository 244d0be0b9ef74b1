package io.millrace.keras.compile;

import io.millrace.contracts.record.TensorShape;
import io.millrace.keras.loss.LossFunction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the labels of an output are among the label values of an example, and which are legal.
 *
 * @param objective of the output
 * @param shape of one example of the output
 * @param offset of its first label value
 * @param count of its label values, 0 when it needs none
 */
public record OutputLabels(Objective objective, TensorShape shape, int offset, int count) {

  /** Of all outputs, one after the other. */
  public static List<OutputLabels> of(CompileConfig compile, List<TensorShape> outputs) {
    List<OutputLabels> all = new ArrayList<>();
    int offset = 0;
    for (int i = 0; i < outputs.size(); i++) {
      Objective objective = compile.objectives().get(i);
      int count = objective.labelCount(outputs.get(i));
      all.add(new OutputLabels(objective, outputs.get(i), offset, count));
      offset += count;
    }
    return List.copyOf(all);
  }

  /** Number of classes when labels are class indices, else 0. */
  public int classes() {
    return sparse() == null ? 0 : shape.dimensions().get(shape.rank() - 1);
  }

  /** False for a label that should be a class index and is not. */
  public boolean isLegal(float label) {
    LossFunction.SparseCategoricalCrossentropy sparse = sparse();
    if (sparse == null) {
      return true;
    }
    Integer ignored = sparse.ignoreClass();
    return label >= 0 && label < classes() && label == (int) label
        || ignored != null && label == ignored;
  }

  private LossFunction.@Nullable SparseCategoricalCrossentropy sparse() {
    return objective.loss() != null
            && objective.loss().function()
                instanceof LossFunction.SparseCategoricalCrossentropy sparse
        ? sparse
        : null;
  }
}
