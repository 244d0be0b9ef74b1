package io.millrace.controlplane.security;

import java.util.Optional;

/** Knows the tokens that were made for programs. */
public interface TokenDirectory {
  /**
   * @param secretSha256 lower-case hex of what the program showed
   * @return empty when it is not known, or not valid any more
   */
  Optional<Admission> findBySecret(String secretSha256);
}
