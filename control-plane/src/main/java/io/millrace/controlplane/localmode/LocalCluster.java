package io.millrace.controlplane.localmode;

import io.millrace.controlplane.kafka.BrokerFault;
import io.millrace.controlplane.submission.minicluster.LocalFlink;
import io.millrace.controlplane.submission.minicluster.LocalFlinkSettings;
import io.millrace.kafka.embedded.EmbeddedKafka;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;

/**
 * Kafka and Flink in this JVM. They start side by side while the Spring context is built; nothing
 * that reads from Kafka starts before both are there, and they are the last to stop.
 */
final class LocalCluster implements SmartLifecycle, DisposableBean, BrokerFault {
  private static final Logger LOG = LoggerFactory.getLogger(LocalCluster.class);

  private final CompletableFuture<EmbeddedKafka> kafka;
  private final CompletableFuture<LocalFlink> flink;
  private volatile boolean running;

  private LocalCluster(
      CompletableFuture<EmbeddedKafka> kafka, CompletableFuture<LocalFlink> flink) {
    this.kafka = kafka;
    this.flink = flink;
  }

  static LocalCluster start(DataDirectory directory, LocalPorts ports, int slots) {
    LocalFlinkSettings settings =
        new LocalFlinkSettings(
            ports.flink(), slots, directory.emptyFolder("tmp"), directory.logFile());
    return new LocalCluster(
        inBackground(
            "start-kafka", () -> EmbeddedKafka.start(directory.folder("kafka"), ports.kafka())),
        inBackground("start-flink", () -> LocalFlink.start(settings)));
  }

  private static <T> CompletableFuture<T> inBackground(String name, Callable<T> start) {
    CompletableFuture<T> started = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                started.complete(start.call());
              } catch (Throwable failure) {
                started.completeExceptionally(failure);
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return started;
  }

  /** Waits until Flink is there. */
  LocalFlink flink() {
    return await(flink);
  }

  @Override
  public void start() {
    await(kafka);
    await(flink);
    running = true;
  }

  @Override
  public Optional<String> brokerFault() {
    return kafka.isDone() && !kafka.isCompletedExceptionally()
        ? kafka.join().fault().map(LocalCluster::describe)
        : Optional.empty();
  }

  private static String describe(Throwable fault) {
    return fault.getMessage() + "; restart Millrace when its cause is gone (a full disk?)";
  }

  private static <T> T await(CompletableFuture<T> part) {
    try {
      return part.join();
    } catch (CompletionException e) {
      throw new StartFailedException(e.getCause());
    }
  }

  /** Kafka and Flink outlive the lifecycle: beans that are destroyed later still use them. */
  @Override
  public void stop() {
    running = false;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return Integer.MIN_VALUE;
  }

  /** First the jobs, then what they read from. */
  @Override
  public void destroy() {
    close(flink);
    close(kafka);
  }

  private static void close(CompletableFuture<? extends AutoCloseable> part) {
    if (part.isCompletedExceptionally()) {
      return;
    }
    try (AutoCloseable started = part.join()) {
      LOG.debug("Stopping {}", started);
    } catch (Exception e) {
      LOG.warn("Could not be stopped in order", e);
    }
  }
}
