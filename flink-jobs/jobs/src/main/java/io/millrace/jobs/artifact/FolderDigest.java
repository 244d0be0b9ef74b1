package io.millrace.jobs.artifact;

import io.millrace.jobs.artifact.Folder.FileDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Checksums of a folder's files, by path relative to it, {@code /} between names.
 *
 * @param files never changed afterwards
 */
record FolderDigest(Map<String, FileDigest> files) {
  FolderDigest {
    files = Map.copyOf(files);
  }

  /** Over the sorted {@code "sha256 relative-path\n"} lines: names and contents, no timestamps. */
  String sha256Hex() {
    List<String> lines =
        files.entrySet().stream()
            .map(file -> file.getValue().sha256() + " " + file.getKey() + "\n")
            .sorted()
            .toList();
    MessageDigest sha256 = sha256();
    lines.forEach(line -> sha256.update(line.getBytes(StandardCharsets.UTF_8)));
    return hex(sha256);
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
