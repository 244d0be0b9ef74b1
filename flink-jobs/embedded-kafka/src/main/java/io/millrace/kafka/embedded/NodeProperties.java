package io.millrace.kafka.embedded;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Configuration of the one node: small, quick to start, nothing deleted behind the user's back. */
final class NodeProperties {
  static final int NODE_ID = 1;

  private static final Map<String, String> FIXED =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("node.id", String.valueOf(NODE_ID)),
          Map.entry("controller.listener.names", BrokerSockets.CONTROLLER),
          Map.entry("inter.broker.listener.name", BrokerSockets.BROKER),
          Map.entry("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT"),
          // one node can keep one replica
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"),
          // each partition costs files and start-up time
          Map.entry("offsets.topic.num.partitions", "4"),
          Map.entry("transaction.state.log.num.partitions", "4"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("log.index.size.max.bytes", "1048576"),
          Map.entry("log.cleaner.dedupe.buffer.size", "8388608"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          // a data set is what the log holds: only a topic's own setting lets records expire
          Map.entry("log.retention.ms", "-1"),
          Map.entry("log.retention.bytes", "-1"),
          Map.entry("auto.create.topics.enable", "false"),
          // nobody else joins, so nobody is waited for
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          Map.entry("controller.quorum.election.timeout.ms", "200"),
          Map.entry("controller.quorum.fetch.timeout.ms", "2000"),
          Map.entry("broker.heartbeat.interval.ms", "500"),
          // after a kill the controller holds the old registration for this long
          Map.entry("broker.session.timeout.ms", "6000"),
          Map.entry("metric.reporters", ""));

  private NodeProperties() {}

  /** Of a node that only this machine can reach. */
  static Map<String, String> onLoopback(Path directory, BrokerSockets sockets) {
    Map<String, String> properties = new HashMap<>(FIXED);
    String broker = address(sockets, BrokerSockets.BROKER);
    String controller = address(sockets, BrokerSockets.CONTROLLER);
    properties.put("listeners", broker + "," + controller);
    properties.put("advertised.listeners", broker);
    // a static voter: its port may be another one at each start
    properties.put(
        "controller.quorum.voters",
        NODE_ID + "@" + BrokerSockets.LOOPBACK + ":" + sockets.port(BrokerSockets.CONTROLLER));
    properties.put("log.dirs", Storage.logs(directory).toString());
    return properties;
  }

  /**
   * Of a node that others reach at the given address. It talks to itself on loopback all the same:
   * what others call it may lead nowhere from here, or not yet.
   */
  static Map<String, String> advertised(
      Path directory, BrokerSockets sockets, PublicListener listener) {
    Map<String, String> properties = onLoopback(directory, sockets);
    String open = BrokerSockets.PUBLIC + "://";
    properties.computeIfPresent(
        "listeners",
        (name, own) ->
            own + "," + open + BrokerSockets.ANYWHERE + ":" + sockets.port(BrokerSockets.PUBLIC));
    properties.computeIfPresent(
        "advertised.listeners", (name, own) -> own + "," + open + listener.address());
    properties.putAll(listener.nodeProperties());
    return properties;
  }

  private static String address(BrokerSockets sockets, String listener) {
    return listener + "://" + BrokerSockets.LOOPBACK + ":" + sockets.port(listener);
  }
}
