package io.millrace.controlplane.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.localmode.LocalOptions.PortRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortChoiceTest {
  private static ServerSocket listenOn(int port) throws IOException {
    return new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"));
  }

  /** Followed by two ports that were free a moment ago. */
  private static int freePort() throws IOException {
    while (true) {
      try (ServerSocket first = listenOn(0)) {
        int port = first.getLocalPort();
        if (port < 65000) {
          listenOn(port + 1).close();
          listenOn(port + 2).close();
          return port;
        }
      } catch (IOException taken) {
        continue;
      }
    }
  }

  @Test
  void shouldTakeTheNextTwoPortsWhenOnlyTheFirstIsGiven() throws IOException {
    int port = freePort();

    LocalPorts ports = PortChoice.choose(new PortRequest(port, null, null), null);

    assertThat(ports).isEqualTo(new LocalPorts(port, port + 1, port + 2));
  }

  @Test
  void shouldPassOverATakenNeighbourAndOneThatWasAskedFor() throws IOException {
    int port = freePort();

    try (ServerSocket taken = listenOn(port + 1)) {
      LocalPorts ports = PortChoice.choose(new PortRequest(port, null, port + 2), null);

      assertThat(ports.kafka()).isEqualTo(port + 2);
      assertThat(ports.flink()).isGreaterThan(port + 2);
    }
  }

  @Test
  void shouldSayWhichPortIsTakenAndWhichOptionMovesIt() throws IOException {
    try (ServerSocket taken = listenOn(0)) {
      int port = taken.getLocalPort();

      assertThatThrownBy(() -> PortChoice.choose(new PortRequest(0, 0, port), null))
          .isInstanceOf(StartRefusedException.class)
          .hasMessage(
              "port "
                  + port
                  + " on 127.0.0.1 is taken, so Kafka cannot use it; stop the program that has it"
                  + " or choose another with --kafka-port (0 takes any free one)");
    }
  }

  @Test
  void shouldRefuseToGiveOnePortTwice() throws IOException {
    int port = freePort();

    assertThatThrownBy(() -> PortChoice.choose(new PortRequest(port, port, null), null))
        .isInstanceOf(StartRefusedException.class)
        .hasMessage("port " + port + " is asked for twice; give --flink-port another one");
  }

  @Test
  void shouldTakeThePortsOfTheLastStartAgainWhenAnyWillDo() throws IOException {
    int port = freePort();
    LocalPorts last = new LocalPorts(port, port + 1, port + 2);

    assertThat(PortChoice.choose(new PortRequest(0, 0, 0), last)).isEqualTo(last);
    assertThat(PortChoice.choose(new PortRequest(0, null, null), last)).isEqualTo(last);
  }

  @Test
  void shouldTakeAnyFreePortWhenThatOfTheLastStartIsTaken() throws IOException {
    try (ServerSocket taken = listenOn(0)) {
      LocalPorts last = new LocalPorts(taken.getLocalPort(), 0, 0);

      LocalPorts ports = PortChoice.choose(new PortRequest(0, 0, 0), last);

      assertThat(ports.http()).isPositive().isNotEqualTo(taken.getLocalPort());
    }
  }
}
