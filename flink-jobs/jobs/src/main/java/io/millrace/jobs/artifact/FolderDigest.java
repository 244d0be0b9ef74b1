package io.millrace.jobs.artifact;

import io.millrace.contracts.model.ArtifactDigest;
import io.millrace.jobs.artifact.Folder.FileDigest;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Checksums of a folder's files, by path relative to it, {@code /} between names.
 *
 * @param files never changed afterwards
 */
record FolderDigest(Map<String, FileDigest> files) {
  FolderDigest {
    files = Map.copyOf(files);
  }

  /** As in {@link ArtifactDigest}. */
  String sha256Hex() {
    return ArtifactDigest.of(
        files.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue().sha256())));
  }

  long sizeBytes() {
    return files.values().stream().mapToLong(FileDigest::sizeBytes).sum();
  }

  /** Whether every file here is in the other folder too, with the same bytes. */
  boolean isPartOf(FolderDigest other) {
    return other.files.entrySet().containsAll(files.entrySet());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest());
  }
}
