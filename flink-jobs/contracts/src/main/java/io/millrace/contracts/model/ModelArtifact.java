package io.millrace.contracts.model;

import java.util.Objects;

/**
 * Files of a model at rest, never changed after they are published.
 *
 * @param uri folder that holds the files, {@code file:} or a store both sides can read
 * @param sha256 lower-case hex, over the sorted list of "sha256 relative-path" lines of its files
 * @param sizeBytes sum of the files' sizes
 */
public record ModelArtifact(String uri, String sha256, long sizeBytes) {
  public ModelArtifact {
    Objects.requireNonNull(uri, "uri");
    Objects.requireNonNull(sha256, "sha256");
    if (sizeBytes < 0) {
      throw new IllegalArgumentException(
          "sizeBytes " + sizeBytes + " is not legal; legal is 0 or more");
    }
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "sha256 '" + sha256 + "' is not legal; legal are 64 lower-case hex digits");
    }
  }
}
