package io.millrace.controlplane.security;

import io.millrace.contracts.error.InvalidDocumentException;
import io.millrace.contracts.error.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody shows to sign in: name and password, or a token.
 *
 * @param username of a local user
 * @param password never logged
 * @param token never logged; the launch token, or one that was made for a program
 */
record SignInRequest(@Nullable String username, @Nullable String password, @Nullable String token) {
  private static final int LONGEST = 1_000;

  SignInRequest {
    boolean byName = username != null && password != null && token == null;
    boolean byToken = token != null && username == null && password == null;
    if (!byName && !byToken) {
      throw refused(
          pointer(username, token), "legal are 'username' and 'password', or 'token' alone");
    }
    requireShort("username", username);
    requireShort("password", password);
    requireShort("token", token);
  }

  /** What is missing, or too much. */
  private static String pointer(@Nullable String username, @Nullable String token) {
    if (token != null) {
      return "/token";
    }
    return username == null ? "/username" : "/password";
  }

  private static void requireShort(String member, @Nullable String value) {
    if (value != null && value.length() > LONGEST) {
      throw refused(
          "/" + member,
          "'" + member + "' has " + value.length() + " characters; legal are up to " + LONGEST);
    }
  }

  private static InvalidDocumentException refused(String pointer, String message) {
    return new InvalidDocumentException("sign-in", List.of(Violation.at(pointer, message)));
  }

  @Override
  public String toString() {
    return "SignInRequest[hidden]";
  }
}
