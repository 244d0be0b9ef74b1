package io.millrace.controlplane.security;

/** The token that this process was started with. It opens everything. */
record LaunchToken(AccessToken token) {
  static final Caller CALLER =
      new Caller(Caller.Kind.LAUNCH_TOKEN, "launch", "launch token", Role.ADMIN);

  boolean matches(String guess) {
    return token.matches(guess);
  }
}
