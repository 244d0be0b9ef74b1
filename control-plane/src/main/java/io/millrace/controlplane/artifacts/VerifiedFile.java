package io.millrace.controlplane.artifacts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A file of an artifact as it was when it was read from end to end.
 *
 * @param name relative to the artifact's folder
 * @param modified by the clock of the store, in milliseconds: another time is another file
 * @param sha256 lower-case hex
 * @param crc32 as zip files have it
 */
public record VerifiedFile(
    String name, long sizeBytes, Instant modified, String sha256, long crc32) {
  public VerifiedFile {
    modified = modified.truncatedTo(ChronoUnit.MILLIS);
  }
}
