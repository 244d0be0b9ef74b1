package io.millrace.controlplane.uploads;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An upload as GET answers it.
 *
 * @param fileName as its sender calls it
 * @param sizeBytes of the whole file
 * @param receivedBytes from its beginning; the next part begins there
 * @param complete whether something can be made of it
 * @param sha256 that the whole file is to have, as its sender said
 * @param expiresAt when it is deleted if nothing more comes and nothing is made of it
 */
@Schema(name = "Upload")
record UploadView(
    String id,
    String fileName,
    long sizeBytes,
    long receivedBytes,
    boolean complete,
    @Nullable String sha256,
    Instant createdAt,
    Instant expiresAt) {
  static UploadView of(Upload upload) {
    return new UploadView(
        upload.id(),
        upload.fileName(),
        upload.length(),
        upload.received(),
        upload.isComplete(),
        upload.sha256(),
        upload.createdAt(),
        upload.expiresAt());
  }
}
