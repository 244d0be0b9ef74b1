package io.millrace.controlplane.uploads;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.modelfiles.DiskSpace;
import io.millrace.controlplane.modelfiles.FileStore;
import io.millrace.controlplane.modelfiles.ReceivedFile;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.resource.Identifiers;
import io.millrace.controlplane.resource.ListRequest;
import io.millrace.controlplane.resource.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Takes files in parts and gives them out once they are complete. The database says how many bytes
 * count, and says so only when they are on the disk; so a client can go on after any interruption.
 */
@Service
public class Uploads {
  private static final Logger LOG = LoggerFactory.getLogger(Uploads.class);
  private final UploadRepository repository;
  private final UploadFolder folder;
  private final DiskSpace disk;
  private final FileStore files;
  private final MillraceProperties properties;
  private final Identifiers identifiers;
  private final Clock clock;

  /** No other name ever becomes that of a file. */
  private static final String ID = "[0-9a-z]{12,13}";

  private final Turns turns = new Turns();

  Uploads(
      UploadRepository repository,
      UploadFolder folder,
      DiskSpace disk,
      FileStore files,
      MillraceProperties properties,
      Identifiers identifiers,
      Clock clock) {
    this.repository = repository;
    this.folder = folder;
    this.disk = disk;
    this.files = files;
    this.properties = properties;
    this.identifiers = identifiers;
    this.clock = clock;
  }

  long maxSize() {
    return properties.uploads().maxSize().toBytes();
  }

  /**
   * @param length of the whole file in bytes
   * @throws ProblemException when it is too large, or would not fit beside what else is awaited
   */
  Upload create(long length, UploadMetadata metadata) throws IOException {
    if (length > maxSize()) {
      throw ProblemException.tooLarge(
          "the file has "
              + length
              + " bytes; legal are up to "
              + maxSize()
              + " (setting millrace.uploads.max-size)");
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    disk.require(length + repository.awaited(now));
    Upload upload =
        new Upload(
            identifiers.next(),
            metadata.fileName(),
            metadata.text(),
            metadata.sha256(),
            length,
            0,
            now,
            now.plus(properties.uploads().keep()));
    repository.insert(upload);
    return upload;
  }

  Page<Upload> list(ListRequest request) {
    return repository.list(request);
  }

  Upload get(String id) throws IOException {
    Upload upload = repository.find(id).orElseThrow(() -> ProblemException.notFound("upload", id));
    if (upload.expiresAt().isBefore(clock.instant())) {
      throw ProblemException.gone(
          "UPLOAD_EXPIRED",
          "upload '" + id + "' expired at " + upload.expiresAt() + "; legal is a new one");
    }
    return found(upload);
  }

  /** Bytes that the disk does not have are not there, whatever the database says. */
  private Upload found(Upload upload) throws IOException {
    long there = folder.size(upload.id());
    if (there >= upload.received()) {
      return upload;
    }
    Upload shorter = upload.with(there, upload.expiresAt());
    LOG.warn("upload {} has lost bytes: {} of {}", upload.id(), there, upload.received());
    if (!repository.advance(upload, shorter)) {
      throw Turns.over(upload.id());
    }
    return shorter;
  }

  /**
   * Adds to an upload what follows the bytes that it has.
   *
   * @param offset where the part begins, which must be where the upload ends
   * @param announced bytes of the part, negative when the client did not say
   * @return the upload with the part
   */
  Upload append(String id, long offset, long announced, InputStream body, @Nullable Checksum sum)
      throws IOException {
    try (Turns.Turn turn = turns.take(id)) {
      Upload upload = get(id);
      requireFitting(upload, offset, announced);
      Progress progress = new Progress(upload);
      try (FileChannel file = folder.open(id, offset)) {
        new Part(file, turn, upload.length(), progress::confirm).receive(body, sum);
      }
      return progress.upload;
    }
  }

  private static void requireFitting(Upload upload, long offset, long announced) {
    if (offset != upload.received()) {
      throw ProblemException.conflict(
          "OFFSET_WRONG",
          "Upload-Offset " + offset + " is not legal; legal is " + upload.received());
    }
    if (announced > upload.length() - offset) {
      throw ProblemException.tooLarge(
          "the part goes beyond the "
              + upload.length()
              + " bytes of the whole file (Upload-Length)");
    }
  }

  /** Writes down how far an upload is. */
  private final class Progress {
    private Upload upload;

    private Progress(Upload upload) {
      this.upload = upload;
    }

    private void confirm(long received) {
      Instant expires = clock.instant().plus(properties.uploads().keep());
      Upload further = upload.with(received, expires.truncatedTo(ChronoUnit.MILLIS));
      if (!repository.advance(upload, further)) {
        throw Turns.over(upload.id());
      }
      upload = further;
    }
  }

  /**
   * The file of a complete upload, which stays until {@link #delete}: whatever is made of it may
   * fail and be tried again.
   */
  public ReceivedFile open(String id) throws IOException {
    Upload upload =
        repository
            .find(id)
            .orElseThrow(
                () ->
                    ProblemException.unprocessable(
                        "UPLOAD_NOT_FOUND", "/uploadId", "there is no upload '" + id + "'"));
    upload = found(upload);
    if (!upload.isComplete()) {
      throw ProblemException.conflict(
          "UPLOAD_INCOMPLETE",
          "upload '"
              + id
              + "' has "
              + upload.received()
              + " of "
              + upload.length()
              + " bytes; legal is one that is complete");
    }
    ReceivedFile file = files.receive(folder.file(id), upload.fileName());
    String expected = upload.sha256();
    if (expected != null && !expected.equals(file.sha256())) {
      file.close();
      throw ProblemException.unprocessable(
          "UPLOAD_CORRUPT",
          "/uploadId",
          "upload '"
              + id
              + "' has sha256 "
              + file.sha256()
              + ", its sender announced "
              + expected
              + "; delete it and send it again");
    }
    return file;
  }

  /** Lets go of an upload, complete or not; doing it again does nothing. */
  public boolean delete(String id) throws IOException {
    if (!id.matches(ID)) {
      return false;
    }
    try (Turns.Turn turn = turns.take(id)) {
      boolean known = repository.delete(id);
      turn.use(() -> folder.delete(id));
      return known;
    }
  }

  /** Deletes what has expired, and files that no row names: an interrupted deletion. */
  void sweep() throws IOException {
    for (Upload upload : repository.expiredBefore(clock.instant())) {
      LOG.info("upload {} of {} has expired and is deleted", upload.id(), upload.fileName());
      delete(upload.id());
    }
    List<String> left = folder.ids();
    for (String id : left) {
      if (repository.find(id).isEmpty()) {
        folder.delete(id);
      }
    }
  }
}
