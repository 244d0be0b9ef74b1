package io.millrace.controlplane.uploads;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of which some has arrived.
 *
 * @param fileName as its sender calls it, without folders
 * @param metadata as it was sent
 * @param sha256 that the whole file is to have, lower-case hex; null when its sender did not say
 * @param length of the whole file in bytes
 * @param received bytes from the beginning that are on the disk
 * @param expiresAt when it is deleted if nothing more comes and nothing is made of it
 */
record Upload(
    String id,
    String fileName,
    String metadata,
    @Nullable String sha256,
    long length,
    long received,
    Instant createdAt,
    Instant expiresAt) {
  boolean isComplete() {
    return received == length;
  }

  Upload with(long nowReceived, Instant nowExpires) {
    return new Upload(id, fileName, metadata, sha256, length, nowReceived, createdAt, nowExpires);
  }
}
