package io.millrace.controlplane.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Finds out whether a folder can be used, by writing, reading and deleting a file there. */
@Component
public class WritableCheck {
  private final Storage storage;

  WritableCheck(Storage storage) {
    this.storage = storage;
  }

  /**
   * @throws IOException saying what cannot be done there
   */
  public void require(String folder) throws IOException {
    String file = folder.replaceAll("/+$", "") + "/.writable-" + UUID.randomUUID();
    byte[] content = file.getBytes(StandardCharsets.UTF_8);
    storage.write(file, content);
    try (InputStream in = storage.open(file)) {
      if (!Arrays.equals(in.readAllBytes(), content)) {
        throw new IOException(file + " does not hold what was written to it");
      }
    } finally {
      storage.delete(file);
    }
  }
}
