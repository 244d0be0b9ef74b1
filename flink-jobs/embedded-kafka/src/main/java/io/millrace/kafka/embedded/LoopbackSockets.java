package io.millrace.kafka.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The server sockets of broker and controller, bound before Kafka starts: a taken port is then our
 * sentence and not a fatal fault inside Kafka, and a free port cannot be lost to anyone in between.
 */
final class LoopbackSockets implements ServerSocketFactory, AutoCloseable {
  static final String HOST = "127.0.0.1";
  static final String BROKER = "BROKER";
  static final String CONTROLLER = "CONTROLLER";
  private static final int BACKLOG = 128;

  private final ServerSocketChannel broker;
  private final ServerSocketChannel controller;
  private final int brokerPort;
  private final int controllerPort;

  private LoopbackSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
    this.broker = broker;
    this.controller = controller;
    this.brokerPort = broker.socket().getLocalPort();
    this.controllerPort = controller.socket().getLocalPort();
  }

  static LoopbackSockets bind(int brokerPort) {
    if (brokerPort < 0 || brokerPort > 0xffff) {
      throw new KafkaStartException(
          "Kafka port " + brokerPort + " is not legal; legal is 1 to 65535, or 0 for any free one",
          null);
    }
    // first the port that was asked for, so that the controller never takes it
    ServerSocketChannel broker = open(brokerPort);
    try {
      return new LoopbackSockets(broker, open(0));
    } catch (RuntimeException e) {
      close(broker);
      throw e;
    }
  }

  private static ServerSocketChannel open(int port) {
    try {
      ServerSocketChannel socket = ServerSocketChannel.open();
      try {
        return socket.bind(new InetSocketAddress(InetAddress.getByName(HOST), port), BACKLOG);
      } catch (IOException e) {
        socket.close();
        throw e;
      }
    } catch (BindException e) {
      throw new KafkaStartException(
          "port "
              + port
              + " on "
              + HOST
              + " is taken, so Kafka cannot listen on it; stop what uses it or choose another port"
              + " (0 takes any free one)",
          e);
    } catch (IOException e) {
      throw new KafkaStartException("Kafka cannot open port " + port + " on " + HOST, e);
    }
  }

  int brokerPort() {
    return brokerPort;
  }

  int controllerPort() {
    return controllerPort;
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listener, InetSocketAddress address, int backlog, int receiveBufferSize)
      throws IOException {
    ServerSocketChannel socket = listener.equals(CONTROLLER) ? controller : broker;
    // Kafka's selector polls it
    socket.configureBlocking(false);
    return socket;
  }

  @Override
  public void close() {
    close(broker);
    close(controller);
  }

  private static void close(ServerSocketChannel socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
