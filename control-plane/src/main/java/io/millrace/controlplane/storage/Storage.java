package io.millrace.controlplane.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Files in folders, each named by a URI: {@code file:///data/artifacts} or {@code
 * s3://bucket/artifacts}. As in Flink nothing in it is percent-encoded. Implementations are safe
 * for use by many threads. An {@link IOException} says which location could not be used and why.
 */
public interface Storage {
  /** All files below a folder, sorted by name; none when there is no such folder. */
  List<StoredFile> files(String folder) throws IOException;

  /** Names of the folders that lie in a folder, sorted; none when there is no such folder. */
  List<String> folders(String folder) throws IOException;

  /**
   * @return the bytes of a file, to be closed by the caller
   * @throws java.nio.file.NoSuchFileException when it is not there
   */
  default InputStream open(String file) throws IOException {
    return open(file, 0);
  }

  /**
   * @param offset of the first byte that is wanted; nothing comes of one at or behind the end
   * @return the bytes of a file from there on, to be closed by the caller
   * @throws java.nio.file.NoSuchFileException when it is not there
   */
  InputStream open(String file, long offset) throws IOException;

  /**
   * Keeps the files of a folder of this machine, which may be moved away by it. On a file system
   * the target appears at once and complete, and one that is there already stays as it is. An
   * object store gets one file after the other; doing it again completes what an interrupted
   * attempt has left.
   */
  void publish(Path local, String folder) throws IOException;

  /** Writes a small file, over one of the same name. */
  void write(String file, byte[] content) throws IOException;

  /** Deletes a file, or a folder with all in it; does nothing when it is not there. */
  void delete(String location) throws IOException;
}
