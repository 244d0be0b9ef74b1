package io.millrace.controlplane.modelfiles;

import io.millrace.contracts.model.ArtifactDigest;
import io.millrace.contracts.model.ModelArtifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Checksums and deletion of whole folders. */
final class Folders {
  private static final Logger LOG = LoggerFactory.getLogger(Folders.class);

  private Folders() {}

  /** Lower-case hex; the file is streamed. */
  static String sha256(Path file) throws IOException {
    MessageDigest sha256 = newSha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  /**
   * What the folder is as an artifact once it lies at another place.
   *
   * @param home URI of that place
   */
  static ModelArtifact artifact(Path folder, String home) throws IOException {
    Map<String, String> checksums = new TreeMap<>();
    long size = 0;
    for (Path file : files(folder)) {
      String name = folder.relativize(file).toString().replace('\\', '/');
      checksums.put(name, sha256(file));
      size += Files.size(file);
    }
    String digest = ArtifactDigest.of(checksums);
    return new ModelArtifact(home + "/" + digest, digest, size);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      return tree.filter(Files::isRegularFile).sorted(Comparator.naturalOrder()).toList();
    }
  }

  /** The folder itself or its only subfolder, whichever holds the file. */
  static Optional<Path> holding(Path folder, String file) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      List<Path> inside = children.filter(Files::isDirectory).toList();
      return Stream.concat(Stream.of(folder), inside.stream().filter(child -> inside.size() == 1))
          .filter(candidate -> Files.isRegularFile(candidate.resolve(file)))
          .findFirst();
    }
  }

  /** What cannot be deleted now is deleted by the next sweep. */
  static void delete(Path folder) {
    try {
      FileSystemUtils.deleteRecursively(folder);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("folder {} could not be deleted: {}", folder, e.toString());
    }
  }
}
