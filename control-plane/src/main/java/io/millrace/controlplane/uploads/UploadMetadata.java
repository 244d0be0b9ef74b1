package io.millrace.controlplane.uploads;

import io.millrace.controlplane.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client tells of a file, as tus writes it: pairs of a key and a value in base 64, separated
 * by commas. Of meaning here are {@code filename} and {@code sha256}, which is in lower-case hex.
 *
 * @param text as it was sent
 */
record UploadMetadata(String text, String fileName, @Nullable String sha256) {
  private static final String HEADER = "Upload-Metadata";
  private static final int MAX_LENGTH = 4_096;

  static UploadMetadata of(@Nullable String header) {
    String text = header == null ? "" : header.strip();
    if (text.length() > MAX_LENGTH) {
      throw malformed("has " + text.length() + " characters; legal are up to " + MAX_LENGTH);
    }
    Map<String, String> pairs = new HashMap<>();
    for (String pair : text.isEmpty() ? new String[0] : text.split(",")) {
      String[] parts = pair.strip().split(" +", 2);
      if (parts[0].isEmpty() || pairs.put(parts[0], decoded(parts)) != null) {
        throw malformed("names '" + parts[0] + "' twice or not at all; legal is each key once");
      }
    }
    return new UploadMetadata(
        text, plainName(pairs.getOrDefault("filename", "")), sha256(pairs.get("sha256")));
  }

  private static String decoded(String[] pair) {
    try {
      return pair.length == 1
          ? ""
          : new String(Base64.getDecoder().decode(pair[1].strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw malformed("has a value of '" + pair[0] + "' that is not base 64");
    }
  }

  private static @Nullable String sha256(@Nullable String given) {
    if (given != null && !given.matches("[0-9a-f]{64}")) {
      throw malformed("has a sha256 that is not legal; legal are 64 lower-case hex digits");
    }
    return given;
  }

  /** Nothing of a path but its last name is of interest. */
  private static String plainName(String sent) {
    String name = sent.substring(1 + Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')));
    String printable = name.replaceAll("\\p{Cntrl}", "").strip();
    return printable.isEmpty() ? "file" : printable.substring(0, Math.min(printable.length(), 255));
  }

  private static ProblemException malformed(String what) {
    return ProblemException.malformed("HEADER_MALFORMED", HEADER + " " + what);
  }
}
