package io.millrace.controlplane.security;

/**
 * A new password of who is signed in.
 *
 * @param currentPassword never logged
 * @param newPassword never logged
 */
record PasswordChange(String currentPassword, String newPassword) {
  @Override
  public String toString() {
    return "PasswordChange[hidden]";
  }
}
