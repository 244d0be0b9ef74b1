package io.millrace.kafka.embedded;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers fatal faults, where Kafka's own handlers would halt the whole JVM. */
final class FaultRecorder implements FaultHandlerFactory {
  private static final Logger log = LoggerFactory.getLogger(FaultRecorder.class);

  private final AtomicReference<Throwable> first = new AtomicReference<>();

  Optional<Throwable> first() {
    return Optional.ofNullable(first.get());
  }

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    return (message, cause) -> {
      RuntimeException fault = new IllegalStateException(name + ": " + message, cause);
      log.error("Kafka reports a {}fault", fatal ? "fatal " : "", fault);
      if (fatal) {
        first.compareAndSet(null, fault);
      }
      action.run();
      return fault;
    };
  }
}
