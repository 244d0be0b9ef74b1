package io.millrace.controlplane.accounts;

/**
 * A token that was just made.
 *
 * @param secret sent as {@code Authorization: Bearer <secret>}; it is never told again
 */
record NewToken(ApiToken token, String secret) {
  @Override
  public String toString() {
    return "NewToken[" + token + ", hidden]";
  }
}
