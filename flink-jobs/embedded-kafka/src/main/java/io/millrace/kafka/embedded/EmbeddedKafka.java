package io.millrace.kafka.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A running Kafka broker. One folder belongs to one broker at a time; what was written is there
 * again after a restart, also after the process was killed.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final BrokerSockets sockets;
  private final DirectoryLock lock;
  private final FaultRecorder faults;
  private final KafkaNode node;

  private EmbeddedKafka(
      BrokerSockets sockets, DirectoryLock lock, FaultRecorder faults, KafkaNode node) {
    this.sockets = sockets;
    this.lock = lock;
    this.faults = faults;
    this.node = node;
  }

  /**
   * Starts a broker that only this machine can reach and returns when it serves clients.
   *
   * @param dataDirectory created and formatted on first use, reopened later
   * @param port of the broker on 127.0.0.1; 0 takes any free one
   * @throws KafkaStartException when the port is taken, the folder is in use by another broker or
   *     cannot be read or written
   */
  public static EmbeddedKafka start(Path dataDirectory, int port) {
    return start(
        dataDirectory,
        () -> BrokerSockets.onLoopback(port),
        sockets -> NodeProperties.onLoopback(dataDirectory, sockets));
  }

  /**
   * Starts a broker that anybody can reach who passes what its listener asks for.
   *
   * @param dataDirectory created and formatted on first use, reopened later
   * @param port on all addresses of this machine; 0 takes any free one
   * @throws KafkaStartException as above
   */
  public static EmbeddedKafka startPublic(Path dataDirectory, int port, PublicListener listener) {
    return start(
        dataDirectory,
        () -> BrokerSockets.onAllAddresses(port),
        sockets -> NodeProperties.advertised(dataDirectory, sockets, listener));
  }

  private static EmbeddedKafka start(
      Path directory,
      Supplier<BrokerSockets> bind,
      Function<BrokerSockets, Map<String, String>> properties) {
    DirectoryLock lock = DirectoryLock.acquire(directory);
    BrokerSockets sockets = null;
    KafkaNode node = null;
    try {
      sockets = bind.get();
      FaultRecorder faults = new FaultRecorder();
      node = KafkaNode.create(directory, sockets, properties.apply(sockets), faults);
      node.start();
      return new EmbeddedKafka(sockets, lock, faults, node);
    } catch (RuntimeException e) {
      closeQuietly(e, node);
      closeQuietly(e, sockets);
      closeQuietly(e, lock);
      throw e instanceof KafkaStartException
          ? e
          : new KafkaStartException(
              "Kafka could not start with its data in " + directory + ": " + e.getMessage(), e);
    }
  }

  /** Address for clients on this machine, for example {@code 127.0.0.1:9092}. */
  public String bootstrapServers() {
    return BrokerSockets.LOOPBACK + ":" + port();
  }

  /** Where clients connect to. */
  public int port() {
    return sockets.port(
        sockets.has(BrokerSockets.PUBLIC) ? BrokerSockets.PUBLIC : BrokerSockets.BROKER);
  }

  /** What stopped the broker from working, if anything did since it started. */
  public Optional<Throwable> fault() {
    return faults.first();
  }

  /** Returns what stopped the broker from working, when something does. */
  public Throwable awaitFault() {
    return faults.await();
  }

  /** Stops the broker; everything written is on disk afterwards. Closing again does nothing. */
  @Override
  public void close() {
    node.close();
    sockets.close();
    lock.close();
  }

  private static void closeQuietly(RuntimeException failure, @Nullable AutoCloseable part) {
    if (part == null) {
      return;
    }
    try {
      part.close();
    } catch (Exception e) {
      failure.addSuppressed(e);
    }
  }
}
