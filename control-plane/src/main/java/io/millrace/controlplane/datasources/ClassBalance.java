package io.millrace.controlplane.datasources;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * How often each class is among the labels of a data source.
 *
 * @param classes by label
 * @param counted records whose label was counted
 * @param total offsets that Kafka retains of the data source: about as many records
 * @param complete whether all records were read; else it are the first of them, as many as were
 *     read in two seconds
 */
record ClassBalance(List<LabelCount> classes, long counted, long total, boolean complete) {
  ClassBalance {
    classes = List.copyOf(classes);
  }

  /** Records with one label. */
  @Schema(name = "LabelCount")
  record LabelCount(long label, long count) {}
}
