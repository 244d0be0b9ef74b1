package io.millrace.controlplane.security;

import java.util.Optional;

/** Knows who has which password. */
public interface Passwords {
  /** Whether anybody has one. */
  boolean exist();

  /**
   * Takes as long for a name that nobody has.
   *
   * @return empty when name and password do not belong together, or their owner may not come in
   */
  Optional<Caller> check(String name, String password);

  /**
   * @param id of the caller
   * @throws io.millrace.contracts.error.InvalidDocumentException when the password is not legal
   */
  void change(String id, String password);
}
