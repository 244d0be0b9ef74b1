package io.millrace.controlplane.modelfiles;

import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The disk of the data directory: a full one would stop the database with it. */
@Component
public class DiskSpace {
  private final Path folder;
  private final long keepFree;

  @Autowired
  DiskSpace(MillraceProperties properties) {
    this(properties.dataDir(), properties.uploads().keepFree().toBytes());
  }

  DiskSpace(Path folder, long keepFree) {
    this.folder = folder;
    this.keepFree = keepFree;
  }

  /**
   * @param bytes that somebody is about to write
   * @throws ProblemException when less would stay free than has to
   */
  public void require(long bytes) throws IOException {
    Files.createDirectories(folder);
    long free = Files.getFileStore(folder).getUsableSpace();
    if (bytes > free - keepFree) {
      throw ProblemException.diskFull(
          "the disk of the data directory has "
              + free
              + " bytes free, of which "
              + keepFree
              + " stay free (setting millrace.uploads.keep-free); "
              + bytes
              + " are needed");
    }
  }
}
