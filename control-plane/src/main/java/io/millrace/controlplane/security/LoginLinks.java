package io.millrace.controlplane.security;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** The secrets of addresses that sign a browser in, each once. */
final class LoginLinks {
  private final LaunchToken launchToken;
  private final AtomicBoolean used = new AtomicBoolean();

  LoginLinks(LaunchToken launchToken) {
    this.launchToken = launchToken;
  }

  /** Whom the link signs in; it is used up by this. */
  Optional<Caller> use(String secret) {
    boolean first = launchToken.matches(secret) && used.compareAndSet(false, true);
    return first ? Optional.of(LaunchToken.CALLER) : Optional.empty();
  }
}
