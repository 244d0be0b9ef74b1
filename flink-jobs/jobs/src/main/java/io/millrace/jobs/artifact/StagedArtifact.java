package io.millrace.jobs.artifact;

import io.millrace.contracts.model.ModelArtifact;
import java.util.Objects;
import org.apache.flink.core.fs.Path;

/**
 * A complete artifact that waits in the store's staging area to be published.
 *
 * @param stagingUri folder that holds the files until then
 * @param sha256 as in {@link ModelArtifact}
 */
public record StagedArtifact(
    String storeUri, String resultId, String stagingUri, String sha256, long sizeBytes) {
  public StagedArtifact {
    Objects.requireNonNull(storeUri, "storeUri");
    Objects.requireNonNull(resultId, "resultId");
    Objects.requireNonNull(stagingUri, "stagingUri");
    Objects.requireNonNull(sha256, "sha256");
  }

  /** What it is once it is published. */
  public ModelArtifact published() {
    return new ModelArtifact(new Path(storeUri, resultId).toString(), sha256, sizeBytes);
  }
}
