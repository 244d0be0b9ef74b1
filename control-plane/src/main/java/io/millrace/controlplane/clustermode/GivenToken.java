package io.millrace.controlplane.clustermode;

import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.security.AccessToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The access token with which Millrace was installed. There is none by default: it is a secret. */
final class GivenToken {
  static final String VARIABLE = "MILLRACE_TOKEN";
  private static final String LEGAL =
      "legal are 32 to 256 letters, digits and -_.~, as `openssl rand -hex 32` makes them";

  private GivenToken() {}

  /**
   * @throws StartRefusedException saying where none is, without what was found there
   */
  static AccessToken read(@Nullable String variable, @Nullable Path file) {
    if (variable != null && !variable.isBlank()) {
      return legal(variable, VARIABLE);
    }
    if (file == null) {
      throw new StartRefusedException(
          "cluster mode needs an access token: set "
              + VARIABLE
              + ", or millrace.access.token-file to a file that holds it; "
              + LEGAL);
    }
    try {
      return legal(Files.readString(file), "millrace.access.token-file " + file);
    } catch (IOException e) {
      throw new StartRefusedException(
          "the access token cannot be read from millrace.access.token-file "
              + file
              + " ("
              + e
              + ")");
    }
  }

  private static AccessToken legal(String text, String source) {
    try {
      return new AccessToken(text.strip());
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException("the access token in " + source + " is not legal; " + LEGAL);
    }
  }
}
