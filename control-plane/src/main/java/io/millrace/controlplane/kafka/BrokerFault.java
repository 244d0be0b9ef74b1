package io.millrace.controlplane.kafka;

import java.util.Optional;

/** Knows the broker from the inside, where it runs in this process. */
public interface BrokerFault {
  /** What stopped the broker for good; empty while it works. */
  Optional<String> brokerFault();
}
