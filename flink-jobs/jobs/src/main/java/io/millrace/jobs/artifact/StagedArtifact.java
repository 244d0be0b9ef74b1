package io.millrace.jobs.artifact;

import java.util.Objects;

/**
 * A complete artifact that waits in the store's staging area to be published.
 *
 * @param stagingUri folder that holds the files until then
 * @param sha256 as in {@link io.millrace.contracts.model.ModelArtifact}
 */
public record StagedArtifact(
    String storeUri, String resultId, String stagingUri, String sha256, long sizeBytes) {
  public StagedArtifact {
    Objects.requireNonNull(storeUri, "storeUri");
    Objects.requireNonNull(resultId, "resultId");
    Objects.requireNonNull(stagingUri, "stagingUri");
    Objects.requireNonNull(sha256, "sha256");
  }
}
