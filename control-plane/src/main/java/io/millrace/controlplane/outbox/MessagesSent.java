package io.millrace.controlplane.outbox;

import java.util.Set;

/**
 * Published in the transaction that notes that messages have been sent.
 *
 * @param about ids of the resources that the messages were about
 */
public record MessagesSent(Set<String> about) {
  public MessagesSent {
    about = Set.copyOf(about);
  }
}
