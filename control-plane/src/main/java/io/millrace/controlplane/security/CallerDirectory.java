package io.millrace.controlplane.security;

import java.util.Optional;

/**
 * Knows callers of one kind. Asked with each request of a signed-in browser, so that whoever was
 * sent away or got another role is known as that at once. Without one for a kind, a session stays
 * what it was when it was opened.
 */
public interface CallerDirectory {
  Caller.Kind kind();

  /** Empty when there is no such caller any more, or none that may come in. */
  Optional<Admission> find(String id);
}
