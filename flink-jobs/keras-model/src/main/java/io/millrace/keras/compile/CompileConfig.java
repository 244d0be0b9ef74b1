package io.millrace.keras.compile;

import java.util.List;
import java.util.Objects;

/**
 * The arguments of {@code model.compile()}.
 *
 * @param metrics beside the loss, which is always reported; names are unique
 */
public record CompileConfig(Optimizer optimizer, Loss loss, List<Metric> metrics) {
  public CompileConfig {
    Objects.requireNonNull(optimizer, "optimizer");
    Objects.requireNonNull(loss, "loss");
    metrics = List.copyOf(metrics);
    long names = metrics.stream().map(Metric::name).distinct().count();
    if (names != metrics.size()) {
      throw new IllegalArgumentException("metric names repeat: " + metrics);
    }
  }
}
