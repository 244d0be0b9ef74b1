package io.millrace.jobs.inference;

import java.util.function.LongSupplier;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask scores with, as Flink metrics; 0 while there is no model. */
final class ModelGauges {
  private ModelGauges() {}

  static void register(MetricGroup group, Serving serving, LongSupplier clock) {
    group.gauge(
        "modelVersion",
        () -> serving.base() == null ? 0L : serving.base().descriptor().modelVersion());
    group.gauge(
        "modelAgeMs",
        () -> serving.base() == null ? 0L : clock.getAsLong() - serving.base().since());
    group.gauge("modelLoadMs", () -> serving.base() == null ? 0L : serving.base().loadMs());
    group.gauge("modelWaitMs", () -> serving.base() == null ? 0L : serving.base().waitMs());
  }
}
