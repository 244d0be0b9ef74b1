package io.millrace.jobs.inference;

import io.millrace.contracts.model.ModelSignature;
import io.millrace.contracts.model.TensorSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one scored record are.
 *
 * @param outputs those that are the prediction, one after another
 * @param features output that goes up when a record exits early; null when the model has none, then
 *     the record's own features do
 */
record RowLayout(List<OutputSlice> outputs, @Nullable OutputSlice features) {

  /**
   * @param earlyExit whether the first of several outputs is the features for the upper model, as
   *     in the distributed models of Kafka-ML
   */
  static RowLayout of(ModelSignature signature, boolean earlyExit) {
    List<OutputSlice> slices = new ArrayList<>();
    int from = 0;
    for (TensorSpec output : signature.outputs()) {
      int count = output.shape().size();
      slices.add(new OutputSlice(output.name(), from, count, output.shape().rank()));
      from += count;
    }
    return earlyExit && slices.size() > 1
        ? new RowLayout(slices.subList(1, slices.size()), slices.get(0))
        : new RowLayout(slices, null);
  }

  /** All that is the prediction, as one. */
  OutputSlice prediction() {
    OutputSlice first = outputs.get(0);
    if (outputs.size() == 1) {
      return first;
    }
    int count = outputs.stream().mapToInt(OutputSlice::count).sum();
    return new OutputSlice(first.name(), first.from(), count, 1);
  }
}
