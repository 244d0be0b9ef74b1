package io.millrace.controlplane.uploads;

import io.millrace.controlplane.problem.ProblemException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the bytes of one part are to have, as {@code Upload-Checksum: sha256 <base 64>}. */
record Checksum(String algorithm, byte[] expected) {
  private static final Map<String, String> ALGORITHMS =
      new TreeMap<>(Map.of("md5", "MD5", "sha1", "SHA-1", "sha256", "SHA-256"));

  /** As OPTIONS answers them. */
  static String algorithms() {
    return String.join(",", ALGORITHMS.keySet());
  }

  /**
   * @param header null when the client did not say
   */
  static @Nullable Checksum of(@Nullable String header) {
    if (header == null) {
      return null;
    }
    String[] parts = header.strip().split(" +", 2);
    if (parts.length < 2 || !ALGORITHMS.containsKey(parts[0])) {
      throw malformed(header);
    }
    try {
      return new Checksum(parts[0], Base64.getDecoder().decode(parts[1]));
    } catch (IllegalArgumentException e) {
      throw malformed(header);
    }
  }

  private static ProblemException malformed(String header) {
    return ProblemException.malformed(
        "HEADER_MALFORMED",
        "Upload-Checksum '"
            + header
            + "' is not legal; legal is one of "
            + algorithms()
            + ", a space and the checksum in base 64");
  }

  MessageDigest digest() {
    try {
      return MessageDigest.getInstance(ALGORITHMS.get(algorithm));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has " + algorithm, e);
    }
  }

  /**
   * @throws ProblemException when the bytes were others
   */
  void require(byte[] actual) {
    if (!MessageDigest.isEqual(actual, expected)) {
      Base64.Encoder base64 = Base64.getEncoder();
      throw ProblemException.checksumMismatch(
          "the part has "
              + algorithm
              + " "
              + base64.encodeToString(actual)
              + ", Upload-Checksum says "
              + base64.encodeToString(expected)
              + "; nothing of it is kept, send it again");
    }
  }
}
