package io.millrace.controlplane.storage;

import java.time.Instant;
import java.util.Objects;

/**
 * @param name relative to the folder that was listed, {@code /} between names
 * @param modified when it was last written, by the clock of the store
 */
public record StoredFile(String name, long sizeBytes, Instant modified) {
  public StoredFile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(modified, "modified");
  }
}
