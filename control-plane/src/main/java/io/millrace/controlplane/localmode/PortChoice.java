package io.millrace.controlplane.localmode;

import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.localmode.LocalOptions.PortRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the ports before anything starts, so that a taken one costs nothing but a message. Where
 * any port will do, that of the last start is preferred: addresses written down elsewhere stay
 * right.
 */
final class PortChoice {
  private final Set<Integer> chosen = new HashSet<>();

  private PortChoice() {}

  /**
   * @param last ports of the last start
   * @throws StartRefusedException naming the port, its option and what to do
   */
  static LocalPorts choose(PortRequest asked, @Nullable LocalPorts last) {
    LocalPorts preferred = last == null ? new LocalPorts(0, 0, 0) : last;
    PortChoice choice = new PortChoice();
    int http = choice.exactly(asked.port(), 8080, new Use("the page", "--port", preferred.http()));
    Use dashboard = new Use("Flink's dashboard", "--flink-port", preferred.flink());
    Use broker = new Use("Kafka", "--kafka-port", preferred.kafka());
    // What was asked for comes first, so that no neighbour takes it.
    Integer flink = choice.beforeNeighbours(asked, asked.flinkPort(), 8081, dashboard);
    Integer kafka = choice.beforeNeighbours(asked, asked.kafkaPort(), 9092, broker);
    return new LocalPorts(
        http,
        flink == null ? choice.neighbour(asked, http, dashboard) : flink,
        kafka == null ? choice.neighbour(asked, http, broker) : kafka);
  }

  /** What listens, the option that moves it, and the port it had last time, or 0. */
  private record Use(String what, String option, int last) {}

  private @Nullable Integer beforeNeighbours(
      PortRequest asked, @Nullable Integer port, int byDefault, Use use) {
    return port == null && asked.port() != null ? null : exactly(port, byDefault, use);
  }

  private int exactly(@Nullable Integer asked, int byDefault, Use use) {
    int port = asked == null ? byDefault : asked;
    if (port == 0) {
      return any(use);
    }
    if (chosen.contains(port)) {
      throw new StartRefusedException(
          "port " + port + " is asked for twice; give " + use.option() + " another one");
    }
    if (!take(port)) {
      throw new StartRefusedException(
          "port "
              + port
              + " on 127.0.0.1 is taken, so "
              + use.what()
              + " cannot use it; stop the program that has it or choose another with "
              + use.option()
              + " (0 takes any free one)");
    }
    return port;
  }

  private int neighbour(PortRequest asked, int http, Use use) {
    if (Integer.valueOf(0).equals(asked.port())) {
      return any(use);
    }
    for (int port = http + 1; port <= 0xffff; port++) {
      if (take(port)) {
        return port;
      }
    }
    return any(use);
  }

  private int any(Use use) {
    if (use.last() != 0 && take(use.last())) {
      return use.last();
    }
    while (true) {
      try (ServerSocket socket = open(0)) {
        if (chosen.add(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new StartRefusedException("no port on 127.0.0.1 is free for " + use.what());
      }
    }
  }

  private boolean take(int port) {
    if (chosen.contains(port)) {
      return false;
    }
    try (ServerSocket socket = open(port)) {
      return chosen.add(socket.getLocalPort());
    } catch (IOException taken) {
      return false;
    }
  }

  private static ServerSocket open(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
