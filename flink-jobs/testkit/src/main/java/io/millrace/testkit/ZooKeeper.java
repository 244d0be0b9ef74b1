package io.millrace.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ServerCnxnFactory;
import org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServer;

/** A ZooKeeper in this JVM, from the classes that Flink ships: what a JobManager's heir reads. */
final class ZooKeeper implements AutoCloseable {
  private static final int TICK_MS = 500;
  private static final int CONNECTIONS = 100;

  private final ServerCnxnFactory connections;

  private ZooKeeper(ServerCnxnFactory connections) {
    this.connections = connections;
  }

  static ZooKeeper start(Path folder) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    ServerCnxnFactory connections = new NIOServerCnxnFactory();
    connections.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), CONNECTIONS);
    connections.startup(new ZooKeeperServer(folder.toFile(), folder.toFile(), TICK_MS));
    return new ZooKeeper(connections);
  }

  String quorum() {
    return "127.0.0.1:" + connections.getLocalPort();
  }

  @Override
  public void close() {
    connections.shutdown();
  }
}
