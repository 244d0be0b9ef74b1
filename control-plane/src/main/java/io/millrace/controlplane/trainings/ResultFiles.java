package io.millrace.controlplane.trainings;

import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import org.springframework.stereotype.Component;

/** The files of results, wherever jobs have put them. */
@Component
class ResultFiles {
  private final Storage storage;

  ResultFiles(Storage storage) {
    this.storage = storage;
  }

  /**
   * Names of an artifact's files, sorted; none when they are gone.
   *
   * @throws ProblemException when the place where they lie does not answer
   */
  List<String> names(ModelArtifact artifact) {
    try {
      return storage.files(artifact.uri()).stream().map(StoredFile::name).toList();
    } catch (IOException e) {
      throw ProblemException.unavailable(
          "STORAGE_UNREACHABLE", "files cannot be looked for: " + e.getMessage());
    }
  }

  boolean exists(ModelArtifact artifact) {
    return !names(artifact).isEmpty();
  }

  /** A small file. */
  byte[] read(ModelArtifact artifact, String name) {
    try (InputStream in = open(artifact, name)) {
      return in.readAllBytes();
    } catch (NoSuchFileException e) {
      throw ProblemException.notFound("file at", artifact.uri() + "/" + name);
    } catch (IOException e) {
      throw ProblemException.unavailable(
          "STORAGE_UNREACHABLE", "files cannot be read: " + e.getMessage());
    }
  }

  /** The bytes of a file that is there. */
  InputStream open(ModelArtifact artifact, String name) throws IOException {
    return storage.open(artifact.uri() + "/" + name);
  }
}
