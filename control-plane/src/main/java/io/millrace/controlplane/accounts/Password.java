package io.millrace.controlplane.accounts;

import java.nio.charset.StandardCharsets;

/** What a person made up to sign in. */
record Password(String text) {
  /** The longest is what bcrypt takes. */
  private static final int SHORTEST = 12;

  private static final int LONGEST = 72;

  Password {
    int length = text.codePointCount(0, text.length());
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (length < SHORTEST || bytes > LONGEST) {
      throw new IllegalArgumentException(
          "the password has "
              + length
              + " characters and "
              + bytes
              + " bytes; legal are at least "
              + SHORTEST
              + " characters and at most "
              + LONGEST
              + " bytes");
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("the password holds a null character; legal is any other");
    }
  }

  @Override
  public String toString() {
    return "Password[hidden]";
  }
}
