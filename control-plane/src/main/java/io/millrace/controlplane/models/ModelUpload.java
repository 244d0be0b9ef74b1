package io.millrace.controlplane.models;

import io.millrace.controlplane.modelfiles.ReceivedFile;
import org.jspecify.annotations.Nullable;

/**
 * A model with the file that came with it, in the same request or before. Closing deletes what was
 * not kept of its file.
 *
 * @param file null when the definition is text, whether it came as a file or not
 */
record ModelUpload(ModelRequest request, @Nullable ReceivedFile file) implements AutoCloseable {
  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
