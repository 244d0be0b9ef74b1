package io.millrace.kafka.embedded;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A running Kafka broker that only this machine can reach. One folder belongs to one broker at a
 * time; what was written is there again after a restart, also after the process was killed.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final LoopbackSockets sockets;
  private final DirectoryLock lock;
  private final FaultRecorder faults;
  private final KafkaNode node;

  private EmbeddedKafka(
      LoopbackSockets sockets, DirectoryLock lock, FaultRecorder faults, KafkaNode node) {
    this.sockets = sockets;
    this.lock = lock;
    this.faults = faults;
    this.node = node;
  }

  /**
   * Starts a broker and returns when it serves clients.
   *
   * @param dataDirectory created and formatted on first use, reopened later
   * @param port of the broker on 127.0.0.1; 0 takes any free one
   * @throws KafkaStartException when the port is taken, the folder is in use by another broker or
   *     cannot be read or written
   */
  public static EmbeddedKafka start(Path dataDirectory, int port) {
    DirectoryLock lock = DirectoryLock.acquire(dataDirectory);
    LoopbackSockets sockets = null;
    KafkaNode node = null;
    try {
      sockets = LoopbackSockets.bind(port);
      FaultRecorder faults = new FaultRecorder();
      node = KafkaNode.create(dataDirectory, sockets, faults);
      node.start();
      return new EmbeddedKafka(sockets, lock, faults, node);
    } catch (RuntimeException e) {
      closeQuietly(e, node);
      closeQuietly(e, sockets);
      closeQuietly(e, lock);
      throw e instanceof KafkaStartException
          ? e
          : new KafkaStartException(
              "Kafka could not start with its data in " + dataDirectory + ": " + e.getMessage(), e);
    }
  }

  /** Address for clients, for example {@code 127.0.0.1:9092}. */
  public String bootstrapServers() {
    return LoopbackSockets.HOST + ":" + sockets.brokerPort();
  }

  public int port() {
    return sockets.brokerPort();
  }

  /** What stopped the broker from working, if anything did since it started. */
  public Optional<Throwable> fault() {
    return faults.first();
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
