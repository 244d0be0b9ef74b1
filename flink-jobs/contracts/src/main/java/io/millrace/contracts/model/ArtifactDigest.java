package io.millrace.contracts.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** The checksum of a folder: names and contents, no timestamps. */
public final class ArtifactDigest {
  private ArtifactDigest() {}

  /**
   * Over the sorted {@code "sha256 relative-path\n"} lines, in lower-case hex.
   *
   * @param files checksum of each file by its path relative to the folder, {@code /} between names
   */
  public static String of(Map<String, String> files) {
    List<String> lines =
        files.entrySet().stream()
            .map(file -> file.getValue() + " " + file.getKey() + "\n")
            .sorted()
            .toList();
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      lines.forEach(line -> sha256.update(line.getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
