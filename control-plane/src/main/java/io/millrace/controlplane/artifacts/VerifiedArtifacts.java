package io.millrace.controlplane.artifacts;

import io.millrace.contracts.model.ArtifactDigest;
import io.millrace.contracts.model.ModelArtifact;
import io.millrace.controlplane.problem.ProblemException;
import io.millrace.controlplane.storage.Storage;
import io.millrace.controlplane.storage.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Knows the files of artifacts, and that they are what was published: all of an artifact is read
 * when it is first asked for, and again when the store says that a file has another size or time.
 */
@Component
class VerifiedArtifacts {
  private static final Logger LOG = LoggerFactory.getLogger(VerifiedArtifacts.class);
  private static final int LOCKS = 16;
  private static final int BLOCK = 1 << 16;
  private final Storage storage;
  private final VerifiedArtifactRepository repository;
  private final Clock clock;
  private final List<Object> locks = IntStream.range(0, LOCKS).mapToObj(i -> new Object()).toList();

  VerifiedArtifacts(Storage storage, VerifiedArtifactRepository repository, Clock clock) {
    this.storage = storage;
    this.repository = repository;
    this.clock = clock;
  }

  /**
   * Sorted by name.
   *
   * @throws ProblemException when the artifact is gone, is not what was published, or when the
   *     store does not answer
   */
  List<VerifiedFile> files(ModelArtifact artifact) {
    try {
      List<StoredFile> found = storage.files(artifact.uri());
      if (found.isEmpty()) {
        throw ProblemException.notFound("artifact at", artifact.uri());
      }
      // Two who ask at once read it once.
      synchronized (locks.get(Math.floorMod(artifact.uri().hashCode(), LOCKS))) {
        Optional<List<VerifiedFile>> known = repository.find(artifact);
        return known.isPresent() && isSame(known.get(), found)
            ? known.get()
            : verified(artifact, found);
      }
    } catch (IOException e) {
      throw ProblemException.unavailable(
          "STORAGE_UNREACHABLE", "files cannot be read: " + e.getMessage());
    }
  }

  private static boolean isSame(List<VerifiedFile> known, List<StoredFile> found) {
    return known.size() == found.size()
        && IntStream.range(0, known.size())
            .allMatch(i -> new Fact(known.get(i)).equals(new Fact(found.get(i))));
  }

  /** What a list of files tells of one. */
  private record Fact(String name, long sizeBytes, long modified) {
    private Fact(VerifiedFile file) {
      this(file.name(), file.sizeBytes(), file.modified().toEpochMilli());
    }

    private Fact(StoredFile file) {
      this(file.name(), file.sizeBytes(), file.modified().toEpochMilli());
    }
  }

  private List<VerifiedFile> verified(ModelArtifact artifact, List<StoredFile> found)
      throws IOException {
    List<VerifiedFile> files = new ArrayList<>();
    for (StoredFile file : found) {
      files.add(read(artifact, file));
    }
    Map<String, String> checksums =
        files.stream().collect(Collectors.toMap(VerifiedFile::name, VerifiedFile::sha256));
    String actual = ArtifactDigest.of(checksums);
    if (!actual.equals(artifact.sha256())) {
      repository.forget(artifact.uri());
      LOG.error("{} has sha256 {}, published was {}", artifact.uri(), actual, artifact.sha256());
      throw ProblemException.corrupt(
          "ARTIFACT_CORRUPT",
          "artifact "
              + artifact.uri()
              + " has sha256 "
              + actual
              + ", published was "
              + artifact.sha256()
              + ": its files were changed or damaged and are not given out");
    }
    repository.save(artifact, files, clock.instant());
    return files;
  }

  private VerifiedFile read(ModelArtifact artifact, StoredFile file) throws IOException {
    MessageDigest sha256 = sha256();
    CRC32 crc32 = new CRC32();
    byte[] block = new byte[BLOCK];
    long size = 0;
    try (InputStream in = open(artifact, file.name(), 0)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        sha256.update(block, 0, read);
        crc32.update(block, 0, read);
        size += read;
      }
    }
    return new VerifiedFile(
        file.name(),
        size,
        file.modified(),
        HexFormat.of().formatHex(sha256.digest()),
        crc32.getValue());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /** The bytes of a file from an offset on. */
  InputStream open(ModelArtifact artifact, String name, long from) throws IOException {
    return storage.open(artifact.uri() + "/" + name, from);
  }
}
