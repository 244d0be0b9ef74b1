package io.millrace.controlplane.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A secret, as text that needs no escaping in a URL.
 *
 * @param value never logged
 */
public record AccessToken(String value) {
  private static final int BYTES = 32;

  public AccessToken {
    if (!value.matches("[A-Za-z0-9_.~-]{32,256}")) {
      throw new IllegalArgumentException(
          "the access token is not legal; legal are 32 to 256 letters, digits and -_.~");
    }
  }

  /** Of 256 bits. */
  public static AccessToken random() {
    return random("");
  }

  /** With a beginning by which people and scanners of repositories know what it is. */
  public static AccessToken random(String prefix) {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new AccessToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Takes the same time for every wrong guess of the same length. */
  boolean matches(String guess) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), guess.getBytes(StandardCharsets.UTF_8));
  }

  /** As it is kept: enough for 256 random bits, too little for what a person makes up. */
  public String sha256() {
    return sha256(value);
  }

  static String sha256(String secret) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
