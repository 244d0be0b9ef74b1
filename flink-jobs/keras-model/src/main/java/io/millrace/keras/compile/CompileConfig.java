package io.millrace.keras.compile;

import io.millrace.keras.loss.Loss;
import io.millrace.keras.metric.Metric;
import io.millrace.keras.optimizer.Optimizer;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The arguments of {@code model.compile()}.
 *
 * @param objectives one for each output of the model, in the order of the outputs; at least one has
 *     a loss
 */
public record CompileConfig(Optimizer optimizer, List<Objective> objectives) {
  /** What the loss of the whole model is reported as. */
  public static final String LOSS = "loss";

  public CompileConfig {
    Objects.requireNonNull(optimizer, "optimizer");
    objectives = List.copyOf(objectives);
    if (objectives.stream().allMatch(objective -> objective.loss() == null)) {
      throw new IllegalArgumentException("no output has a loss; legal is at least one");
    }
  }

  /** Of a model with one output. */
  public static CompileConfig of(Optimizer optimizer, Loss loss, List<Metric> metrics) {
    return new CompileConfig(optimizer, List.of(new Objective("output", loss, metrics)));
  }

  /** The metrics of all outputs, in the order and by the names in which Keras reports them. */
  public List<ReportedMetric> reported() {
    return ReportedNames.of(objectives);
  }

  /**
   * Outputs whose loss is reported for itself, as {@code <output>_loss}: those that have one, when
   * more than one has.
   */
  public List<Integer> reportedLosses() {
    List<Integer> losses =
        IntStream.range(0, objectives.size())
            .filter(i -> objectives.get(i).loss() != null)
            .boxed()
            .toList();
    return losses.size() > 1 ? losses : List.of();
  }
}
