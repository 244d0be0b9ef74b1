package io.millrace.contracts.model;

import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.stream.StreamRange;
import java.util.List;
import java.util.Map;

/**
 * Where a trained model comes from: enough to train it again, bit for bit.
 *
 * @param architectureSha256 lower-case hex, of the Keras JSON
 * @param versions name to version of what computed it, for example {@code tensorflow -> 2.18.0}
 */
public record ModelProvenance(
    String jobId,
    List<StreamRange> ranges,
    DatasetSplit split,
    long seed,
    String architectureSha256,
    Map<String, String> versions) {
  public ModelProvenance {
    ranges = List.copyOf(ranges);
    versions = Map.copyOf(versions);
  }
}
