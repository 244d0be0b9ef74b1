package io.millrace.controlplane.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.StartRefusedException;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.controlplane.submission.JobSubmitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class LocalModeITCase {
  @TempDir Path folder;

  private LocalMode start() {
    return LocalMode.start(
        MillraceApplication.class,
        "--data-dir=" + folder.resolve("data"),
        "--port=0",
        "--millrace.flink.slots=2",
        "--logging.threshold.console=ERROR");
  }

  private static HttpResponse<String> get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
  }

  @Test
  void shouldListenToThisMachineOnly() throws Exception {
    try (LocalMode local = start()) {
      Set<String> addresses = listeningAddresses();

      assertThat(addresses).as("sockets of this process").isNotEmpty();
      assertThat(addresses).allMatch(LoopbackAddress::isLoopback);
      assertThat(get("http://127.0.0.1:" + local.ports().http() + "/actuator/health").body())
          .contains("\"status\":\"UP\"");
      assertThat(get("http://127.0.0.1:" + local.ports().flink() + "/overview").body())
          .contains("\"slots-total\":2");
      assertThat(get("http://127.0.0.1:" + local.ports().flink() + "/").body())
          .contains("Apache Flink Web Dashboard");
      assertThat(get(local.url()).statusCode()).isEqualTo(303);
      assertThat(local.context().getBean(JobSubmitter.class)).isNotNull();
    }
  }

  @Test
  void shouldFindEverythingAgainAfterARestart() throws Exception {
    LocalPorts ports;
    try (LocalMode local = start()) {
      ports = local.ports();
      local.context().getBean(JdbcClient.class).sql("create table kept (id int)").update();
      local
          .context()
          .getBean(Admin.class)
          .createTopics(List.of(new NewTopic("kept", 2, (short) 1)))
          .all()
          .get();
    }

    try (LocalMode local = start()) {
      assertThat(local.ports()).isEqualTo(ports);
      assertThat(
              local
                  .context()
                  .getBean(JdbcClient.class)
                  .sql("select * from kept")
                  .query()
                  .listOfRows())
          .isEmpty();
      assertThat(
              local
                  .context()
                  .getBean(Admin.class)
                  .describeTopics(List.of("kept"))
                  .allTopicNames()
                  .get()
                  .get("kept")
                  .partitions())
          .hasSize(2);
    }
  }

  @Test
  void shouldSayInOneSentenceThatAPortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Process millrace =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  MillraceApplication.class.getName(),
                  "--data-dir=" + folder.resolve("data"),
                  "--port=" + taken.getLocalPort())
              .start();

      String errors = new String(millrace.getErrorStream().readAllBytes());
      String output = new String(millrace.getInputStream().readAllBytes());

      assertThat(millrace.waitFor()).isEqualTo(2);
      assertThat(errors)
          .isEqualTo(
              "millrace: port "
                  + taken.getLocalPort()
                  + " on 127.0.0.1 is taken, so the page cannot use it; stop the program that has"
                  + " it or choose another with --port (0 takes any free one)\n");
      assertThat(output).isEmpty();
      assertThat(folder.resolve("data/kafka")).doesNotExist();
    }
  }

  @Test
  void shouldRefuseASecondInstanceOnTheSameData() {
    try (LocalMode first = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(StartRefusedException.class)
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
      assertThat(first.context().isActive()).isTrue();
    }
  }

  @Test
  void shouldTellWhatItIsAndShowRecordsAsTheyArrive() throws Exception {
    try (LocalMode local = start();
        InputStream tail = watch(local, "watched", "mine")) {
      BufferedReader events = new BufferedReader(new InputStreamReader(tail));
      assertThat(events.readLine()).isEqualTo(":watching");

      call(
          local,
          "POST",
          "/topics/watched:send",
          "{\"records\":[{\"value\":\"other\"},{\"key\":\"mine\",\"value\":\"seen\"}]}");

      assertThat(events.lines().filter(line -> line.startsWith("data:")).findFirst())
          .hasValueSatisfying(data -> assertThat(data).contains("\"valueText\":\"seen\""));
      assertThat(call(local, "GET", "/system/info", ""))
          .contains("\"mode\":\"LOCAL\"")
          .contains(
              "\"bootstrapServers\":\"127.0.0.1:" + local.ports().kafka() + "\",\"state\":\"UP\"")
          .contains("\"state\":\"UP\",\"slotsTotal\":2,\"slotsFree\":2");
      assertThat(call(local, "GET", "/system/capabilities", ""))
          .contains("\"recordFormats\":[\"RAW\",\"JSON\",\"AVRO\",\"IMAGE\"]")
          .contains(
              "\"modelFormats\":[\"KERAS_JSON\",\"KERAS_SOURCE\",\"KERAS_ARCHIVE\",\"SAVED_MODEL\"]");
    }
  }

  private static InputStream watch(LocalMode local, String topic, String key) throws Exception {
    call(local, "POST", "/topics", "{\"name\":\"" + topic + "\"}");
    String path = "/topics/" + topic + ":tail?key=" + key;
    return HttpClient.newHttpClient()
        .send(authorized(local, path).build(), BodyHandlers.ofInputStream())
        .body();
  }

  private static String call(LocalMode local, String method, String path, String json)
      throws Exception {
    HttpRequest request =
        authorized(local, path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
  }

  private static HttpRequest.Builder authorized(LocalMode local, String path) {
    String token = local.context().getBean(AccessToken.class).value();
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + local.ports().http() + "/api/v1" + path))
        .header("Authorization", "Bearer " + token);
  }

  /** From the kernel's own tables, so that nothing that Kafka or Flink opens is overlooked. */
  private static Set<String> listeningAddresses() throws IOException {
    Set<String> inodes = ownSockets();
    List<String> addresses = new ArrayList<>();
    for (String table : List.of("/proc/self/net/tcp", "/proc/self/net/tcp6")) {
      for (String line : Files.readAllLines(Path.of(table))) {
        String[] columns = line.strip().split("\\s+");
        boolean listens = columns[3].equals("0A");
        if (listens && inodes.contains(columns[9])) {
          addresses.add(columns[1].substring(0, columns[1].indexOf(':')));
        }
      }
    }
    return Set.copyOf(addresses);
  }

  private static Set<String> ownSockets() throws IOException {
    Pattern socket = Pattern.compile("socket:\\[(\\d+)]");
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors
          .map(LocalModeITCase::target)
          .map(socket::matcher)
          .filter(Matcher::matches)
          .map(match -> match.group(1))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }

  /** As the kernel writes addresses: 32-bit words in the byte order of the machine. */
  private static final class LoopbackAddress {
    private static final Map<String, String> LOOPBACK =
        Map.of(
            "0100007F", "127.0.0.1",
            "0000000000000000FFFF00000100007F", "::ffff:127.0.0.1",
            "00000000000000000000000001000000", "::1");

    static boolean isLoopback(String hex) {
      return LOOPBACK.containsKey(hex);
    }
  }
}
