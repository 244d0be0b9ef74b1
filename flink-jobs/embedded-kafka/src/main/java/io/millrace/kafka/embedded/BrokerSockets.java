package io.millrace.kafka.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The server sockets of broker and controller by the names of their listeners, bound before Kafka
 * starts: a taken port is then our sentence and not a fatal fault inside Kafka, and a free port
 * cannot be lost to anyone in between.
 */
final class BrokerSockets implements ServerSocketFactory, AutoCloseable {
  static final String LOOPBACK = "127.0.0.1";
  static final String ANYWHERE = "0.0.0.0";

  /** What the node says to itself, and on loopback clients too. */
  static final String BROKER = "BROKER";

  static final String CONTROLLER = "CONTROLLER";

  /** Clients of other machines. */
  static final String PUBLIC = "PUBLIC";

  private static final int BACKLOG = 128;

  private final Map<String, ServerSocketChannel> sockets = new LinkedHashMap<>();

  private BrokerSockets() {}

  /** Sockets that only this machine can reach. */
  static BrokerSockets onLoopback(int brokerPort) {
    BrokerSockets bound = new BrokerSockets();
    // first the port that was asked for, so that the controller never takes it
    return bound.with(BROKER, LOOPBACK, brokerPort).with(CONTROLLER, LOOPBACK, 0);
  }

  /** The same, and one for clients on all of this machine's addresses. */
  static BrokerSockets onAllAddresses(int publicPort) {
    BrokerSockets bound = new BrokerSockets().with(PUBLIC, ANYWHERE, publicPort);
    return bound.with(BROKER, LOOPBACK, 0).with(CONTROLLER, LOOPBACK, 0);
  }

  private BrokerSockets with(String listener, String host, int port) {
    try {
      sockets.put(listener, open(host, port));
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private static ServerSocketChannel open(String host, int port) {
    if (port < 0 || port > 0xffff) {
      throw new KafkaStartException(
          "Kafka port " + port + " is not legal; legal is 1 to 65535, or 0 for any free one", null);
    }
    try {
      ServerSocketChannel socket = ServerSocketChannel.open();
      try {
        return socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    } catch (BindException e) {
      throw new KafkaStartException(
          "port "
              + port
              + " on "
              + host
              + " is taken, so Kafka cannot listen on it; stop what uses it or choose another port"
              + " (0 takes any free one)",
          e);
    } catch (IOException e) {
      throw new KafkaStartException("Kafka cannot open port " + port + " on " + host, e);
    }
  }

  boolean has(String listener) {
    return sockets.containsKey(listener);
  }

  int port(String listener) {
    return sockets.get(listener).socket().getLocalPort();
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBufferSize)
      throws IOException {
    ServerSocketChannel socket = sockets.get(listener);
    // Kafka's selector polls it
    socket.configureBlocking(false);
    return socket;
  }

  @Override
  public void close() {
    sockets.values().forEach(BrokerSockets::close);
  }

  private static void close(ServerSocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
