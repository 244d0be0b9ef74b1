package io.millrace.controlplane.modelfiles;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A file that has arrived and is not kept yet. Closing deletes what is left of it.
 *
 * @param name as its writer called it, without folders
 * @param folder that holds nothing but this upload
 * @param content the file itself, in {@code folder}
 */
public record ReceivedFile(String name, Path folder, Path content, String sha256, long sizeBytes)
    implements AutoCloseable {
  /** Whether these are its first bytes. */
  public boolean startsWith(byte[] magic) throws IOException {
    try (InputStream in = Files.newInputStream(content)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    }
  }

  @Override
  public void close() {
    Folders.delete(folder);
  }
}
