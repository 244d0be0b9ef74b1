package io.millrace.contracts.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.stream.StreamRange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a trained model comes from: enough to train it again, bit for bit.
 *
 * @param architectureSha256 lower-case hex, of the Keras JSON
 * @param versions name to version of what computed it, for example {@code tensorflow -> 2.18.0}
 * @param initialWeightsSha256 of the {@link ModelArtifact} whose weights the training started from;
 *     null when it started from the initializers
 */
public record ModelProvenance(
    String jobId,
    List<StreamRange> ranges,
    DatasetSplit split,
    long seed,
    String architectureSha256,
    Map<String, String> versions,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String initialWeightsSha256) {
  public ModelProvenance {
    Objects.requireNonNull(jobId, "jobId");
    Objects.requireNonNull(split, "split");
    Objects.requireNonNull(architectureSha256, "architectureSha256");
    ranges = List.copyOf(Objects.requireNonNull(ranges, "ranges"));
    versions = Map.copyOf(Objects.requireNonNull(versions, "versions"));
  }
}
