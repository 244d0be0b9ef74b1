package io.millrace.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedKafkaITCase {
  @TempDir Path directory;

  @Test
  void shouldGiveBackWhatWasWritten() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.createTopic("digits");

      clients.send("digits", "one", "two");

      assertThat(clients.read("digits", "readers", 2)).containsExactly("one", "two");
      assertThat(kafka.fault()).isEmpty();
    }
  }

  @Test
  void shouldKeepTopicsAndRecordsWhenItIsReopenedOnAnotherPort() throws Exception {
    // Given
    int port;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      port = kafka.port();
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.createTopic("digits");
      clients.send("digits", "one", "two");
    }

    // When
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.send("digits", "three");

      // Then
      assertThat(kafka.port()).isNotEqualTo(other.getLocalPort());
      assertThat(clients.read("digits", "readers", 3)).containsExactly("one", "two", "three");
    }
  }

  @Test
  void shouldKeepWhatWasAcknowledgedBeforeTheProcessWasKilled() throws Exception {
    // Given
    assertThat(KilledBroker.run(directory)).isEqualTo(137);

    // When
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.send("survivors", "four");

      // Then
      assertThat(clients.read("survivors", "readers", 4))
          .containsExactly("one", "two", "three", "four");
    }
  }

  @Test
  void shouldShowOnlyCommittedTransactions() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.createTopic("predictions");

      try (KafkaProducer<String, String> producer =
          clients.producer(Map.of("transactional.id", "writer"))) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("predictions", "aborted"));
        producer.flush();
        producer.abortTransaction();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("predictions", "committed"));
        producer.commitTransaction();
      }

      assertThat(clients.read("predictions", "readers", 1)).containsExactly("committed");
    }
  }

  @Test
  void shouldNameThePortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, taken.getLocalPort()))
          .isInstanceOf(KafkaStartException.class)
          .hasMessage(
              "port %d on 127.0.0.1 is taken, so Kafka cannot listen on it; stop what uses it or"
                  + " choose another port (0 takes any free one)",
              taken.getLocalPort());
    }
    // Then: the failed start holds nothing back
    EmbeddedKafka.start(directory, 0).close();
  }

  @Test
  void shouldRefuseAFolderThatAnotherBrokerUses() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(directory, 0))
          .isInstanceOf(KafkaStartException.class)
          .hasMessage(
              "the Kafka data folder %s is in use by another broker; stop it first or choose"
                  + " another data folder",
              directory);
      assertThat(kafka.fault()).isEmpty();
    }
  }

  @Test
  void shouldRefuseAFileInPlaceOfTheDataFolder() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> EmbeddedKafka.start(file, 0))
        .isInstanceOf(KafkaStartException.class)
        .hasMessageStartingWith("the Kafka data folder " + file + " cannot be used (")
        .hasMessageEndingWith("); it must be a folder that this user may write to");
  }

  @Test
  void shouldRefuseAnIllegalPort() {
    assertThatThrownBy(() -> EmbeddedKafka.start(directory, 65_536))
        .isInstanceOf(KafkaStartException.class)
        .hasMessage("Kafka port 65536 is not legal; legal is 1 to 65535, or 0 for any free one");
  }

  @Test
  void shouldListenOnLoopbackOnly() throws Exception {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, 0)) {
      assertThat(connects(InetAddress.getByName("127.0.0.1"), kafka.port())).isTrue();
      for (InetAddress address : addressesOfThisMachine()) {
        assertThat(connects(address, kafka.port())).as("%s", address).isFalse();
      }
      assertThat(listeningAddresses()).isNotEmpty().allMatch(s -> s.endsWith("0100007F"));
    }
  }

  @Test
  void shouldServeOthersAtTheAddressTheyAreToldAndItselfOnLoopback() throws Exception {
    int port = freePort();
    AdvertisedAddress address = new AdvertisedAddress("localhost", port);
    try (EmbeddedKafka kafka =
        EmbeddedKafka.startPublic(directory, port, PublicListener.open(address))) {
      Clients clients = new Clients(kafka.bootstrapServers());
      clients.createTopic("predictions");

      try (KafkaProducer<String, String> producer =
          clients.producer(Map.of("transactional.id", "writer"))) {
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>("predictions", "committed"));
        producer.commitTransaction();
      }

      assertThat(clients.read("predictions", "readers", 1)).containsExactly("committed");
      assertThat(told(kafka)).isEqualTo(address.toString());
      for (InetAddress own : addressesOfThisMachine()) {
        assertThat(connects(own, port)).as("%s", own).isTrue();
      }
      assertThat(listeningAddresses()).filteredOn(s -> s.endsWith("0100007F")).hasSize(2);
      assertThat(kafka.fault()).isEmpty();
    }
  }

  private static String told(EmbeddedKafka kafka) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
      Node node = admin.describeCluster().nodes().get().iterator().next();
      return node.host() + ":" + node.port();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static List<InetAddress> addressesOfThisMachine() throws Exception {
    List<InetAddress> addresses = new ArrayList<>();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      Collections.list(card.getInetAddresses()).stream()
          .filter(address -> !address.isLoopbackAddress())
          .forEach(addresses::add);
    }
    return addresses;
  }

  private static boolean connects(InetAddress address, int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 500);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  /** Local addresses, as the kernel writes them, of every socket that this process listens on. */
  private static List<String> listeningAddresses() throws IOException {
    List<String> own = new ArrayList<>();
    try (var descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
      for (Path descriptor : descriptors) {
        try {
          own.add(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closedMeanwhile) {
          continue;
        }
      }
    }
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] columns = line.strip().split("\\s+");
        if (columns[3].equals("0A") && own.contains("socket:[" + columns[9] + "]")) {
          addresses.add(columns[1].split(":")[0]);
        }
      }
    }
    return addresses;
  }
}
