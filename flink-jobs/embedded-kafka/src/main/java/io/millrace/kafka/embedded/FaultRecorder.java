package io.millrace.kafka.embedded;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers fatal faults, where Kafka's own handlers would halt the whole JVM. */
final class FaultRecorder implements FaultHandlerFactory {
  private static final Logger log = LoggerFactory.getLogger(FaultRecorder.class);

  private final CompletableFuture<Throwable> first = new CompletableFuture<>();

  Optional<Throwable> first() {
    return Optional.ofNullable(first.getNow(null));
  }

  /** Returns with the first one, which may be never. */
  Throwable await() {
    return first.join();
  }

  @Override
  public FaultHandler build(String name, boolean fatal, Runnable action) {
    return (message, cause) -> {
      RuntimeException fault = new IllegalStateException(name + ": " + message, cause);
      log.error("Kafka reports a {}fault", fatal ? "fatal " : "", fault);
      if (fatal) {
        first.complete(fault);
      }
      action.run();
      return fault;
    };
  }
}
