package io.millrace.controlplane.snapshots;

import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.storage.StoredFile;
import io.millrace.controlplane.submission.Snapshot;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Measures snapshots where they lie. Of a checkpoint that shares files with others only its own
 * files count.
 */
@Component
public class SnapshotSizes {
  private static final Logger LOG = LoggerFactory.getLogger(SnapshotSizes.class);
  private final Storage storage;

  SnapshotSizes(Storage storage) {
    this.storage = storage;
  }

  /** Bytes; null when it cannot be read from here, which is nobody's fault. */
  public @Nullable Long of(@Nullable Snapshot snapshot) {
    if (snapshot == null) {
      return null;
    }
    try {
      List<StoredFile> files = storage.files(snapshot.location());
      return files.isEmpty() ? null : files.stream().mapToLong(StoredFile::sizeBytes).sum();
    } catch (IOException | IllegalArgumentException e) {
      LOG.info("The size of {} is not known: {}", snapshot.location(), e.getMessage());
      return null;
    }
  }
}
