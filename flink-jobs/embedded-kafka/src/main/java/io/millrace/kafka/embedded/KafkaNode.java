package io.millrace.kafka.embedded;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Broker and controller in one, put together as Kafka's own {@code KafkaRaftServer} does, but with
 * our sockets and our fault handlers, for which that class leaves no opening.
 */
final class KafkaNode implements AutoCloseable {
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

  private final ControllerServer controller;
  private final BrokerServer broker;

  private KafkaNode(ControllerServer controller, BrokerServer broker) {
    this.controller = controller;
    this.broker = broker;
  }

  static KafkaNode create(
      Path directory, BrokerSockets sockets, Map<String, String> properties, FaultRecorder faults) {
    KafkaConfig config = new KafkaConfig(properties, false);
    Storage.formatOnce(directory);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> opened =
        KafkaRaftServer.initializeLogDirs(config, LoggerFactory.getLogger(KafkaNode.class), "");
    Metrics metrics =
        Server.initializeMetrics(config, Time.SYSTEM, opened._1().clusterId().orElseThrow());
    SharedServer shared =
        new SharedServer(
            config,
            opened._1(),
            Time.SYSTEM,
            metrics,
            CompletableFuture.completedFuture(
                Map.of(
                    NodeProperties.NODE_ID,
                    new InetSocketAddress(
                        BrokerSockets.LOOPBACK, sockets.port(BrokerSockets.CONTROLLER)))),
            List.of(),
            faults,
            sockets);
    return new KafkaNode(
        new ControllerServer(shared, KafkaRaftServer.configSchema(), opened._2()),
        new BrokerServer(shared));
  }

  void start() {
    controller.startup();
    broker.startup();
  }

  /** The broker first: it says goodbye to the controller. */
  @Override
  public void close() {
    broker.shutdown(STOP_TIMEOUT);
    controller.shutdown();
  }
}
