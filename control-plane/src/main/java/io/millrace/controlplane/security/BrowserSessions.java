package io.millrace.controlplane.security;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The browsers that have shown the token. A session is a secret of its own: the cookie of one
 * browser is not the token, and it ends with the process. The oldest goes when there are too many.
 */
final class BrowserSessions {
  static final int MAX = 100;

  private final Deque<AccessToken> sessions = new ArrayDeque<>();

  synchronized String open() {
    if (sessions.size() == MAX) {
      sessions.removeFirst();
    }
    AccessToken session = AccessToken.random();
    sessions.addLast(session);
    return session.value();
  }

  synchronized boolean isOpen(String cookie) {
    boolean open = false;
    for (AccessToken session : sessions) {
      open |= session.matches(cookie);
    }
    return open;
  }
}
