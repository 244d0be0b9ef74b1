package io.millrace.controlplane.versions;

import io.millrace.contracts.json.ContractJson;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Names of states, as the header {@code ETag} has them. */
public final class EntityTag {
  private static final int BYTES = 8;

  private EntityTag() {}

  /** Another one as soon as anything of the answer is different. */
  public static String of(Object view) {
    return '"' + digest(view) + '"';
  }

  /**
   * Begins with what {@code If-Match} looks at, when more than that is answered: a deployment
   * scores on while somebody thinks about its settings.
   */
  public static String of(long revision, Object view) {
    return "\"" + revision + '-' + digest(view) + '"';
  }

  private static String digest(Object view) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(ContractJson.writeBytes(view));
      return HexFormat.of().formatHex(Arrays.copyOf(sha256, BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
