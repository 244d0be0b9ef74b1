package io.millrace.controlplane.datasources;

import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.json.ContractJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Equal for equal data sources, whoever announced them. */
final class Fingerprint {
  private Fingerprint() {}

  /** SHA-256 in lower-case hex. */
  static String of(DataSource source, String description, @Nullable Long totalMessages) {
    Map<String, Object> content = new TreeMap<>(Map.of("source", source, "text", description));
    if (totalMessages != null) {
      content.put("total", totalMessages);
    }
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(ContractJson.writeBytes(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
