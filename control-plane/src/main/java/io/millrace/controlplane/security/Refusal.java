package io.millrace.controlplane.security;

import io.millrace.controlplane.MillraceProperties.Mode;

/** Why a request goes no further. */
enum Refusal {
  SIGN_IN_REQUIRED(
      401,
      "Sign in first",
      "Open the URL that Millrace printed when it started, or send the token as 'Authorization:"
          + " Bearer <token>'; it lies in the file 'token' of the data directory.",
      "Open this address with ?token=<token> behind it, or send the token as 'Authorization: Bearer"
          + " <token>'; it lies in the Secret with which Millrace was installed."),
  TOKEN_WRONG(
      401,
      "The token is wrong",
      "The token is new at each start; take it from the URL that Millrace printed when it started,"
          + " or from the file 'token' of the data directory. One that was made for a program may have"
          + " expired or been deleted.",
      "It lies in the Secret with which Millrace was installed; a new one counts once Millrace has"
          + " been started again. One that was made for a program may have expired or been"
          + " deleted."),
  LINK_USED(
      401,
      "The link was used",
      "An address with ?token= signs in once. './millrace up' prints another one while Millrace is"
          + " up; the page takes the token itself, which lies in the file 'token' of the data"
          + " directory.",
      "An address with ?token= signs in once. The page takes the token itself; it lies in the Secret"
          + " with which Millrace was installed."),
  HOST_NOT_ALLOWED(
      403,
      "The host name is not allowed",
      "Millrace answers on 127.0.0.1 and localhost only, so that no other site can pass for it.",
      "Millrace answers to its addresses, to the host of millrace.access.public-url and to the names"
          + " in millrace.access.allowed-hosts only, so that no other site can pass for it."),
  ORIGIN_NOT_ALLOWED(
      403,
      "The request comes from another page",
      "A change by a signed-in browser must come from a page of Millrace itself; programs send the"
          + " token as 'Authorization: Bearer <token>' instead of a cookie.",
      "A change by a browser must come from a page of Millrace itself, at the address that"
          + " millrace.access.public-url names; programs send the token as 'Authorization: Bearer"
          + " <token>' instead of a cookie."),
  ROLE_TOO_LOW(403, "The role does not allow this", "This needs the role %s; %s has %s."),
  SCOPE_MISSING(
      403, "The token does not reach this far", "This needs the scope %s; the token %s has %s."),
  CREDENTIALS_WRONG(
      401,
      "Name and password do not belong together",
      "There is no such user, or the password is another one, or the user may not sign in."),
  NO_PASSWORD(
      409,
      "There is no password to change",
      "Only a local user who signed in with a password has one."),
  LINK_NEEDS_TOKEN(
      403,
      "A link is made with a token",
      "Send the token of an ADMIN as 'Authorization: Bearer <token>'; a session makes no links."),
  TOO_MANY_ATTEMPTS(429, "Too many attempts", "Too many were wrong; try again in %s s."),
  ENDPOINT_CLOSED(403, "Nobody may do this", "This endpoint does not say who may call it."),
  REQUEST_AMBIGUOUS(
      400,
      "The address can be read in two ways",
      "Legal are paths without '//', ';', '\\\\' and encoded slashes, dots and percent signs.");

  private final int status;
  private final String title;
  private final String onThisMachine;
  private final String onACluster;

  Refusal(int status, String title, String everywhere) {
    this(status, title, everywhere, everywhere);
  }

  Refusal(int status, String title, String onThisMachine, String onACluster) {
    this.status = status;
    this.title = title;
    this.onThisMachine = onThisMachine;
    this.onACluster = onACluster;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail(Mode mode, Object... words) {
    return String.format(mode == Mode.LOCAL ? onThisMachine : onACluster, words);
  }
}
