package io.millrace.controlplane.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

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
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new AccessToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Takes the same time for every wrong guess of the same length. */
  boolean matches(String guess) {
    return MessageDigest.isEqual(
        value.getBytes(StandardCharsets.UTF_8), guess.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "AccessToken[hidden]";
  }
}
