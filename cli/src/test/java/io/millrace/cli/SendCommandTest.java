package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SendCommandTest {
  private static final String SEND = "POST /topics/t:send";
  @TempDir Path folder;
  private FakeMillrace server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeMillrace();
    server.on(SEND, written("t:0:0:2"));
    server.on("POST /data-sources", FakeMillrace.json(201, Map.of("id", "ds")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static FakeMillrace.Answer written(String... ranges) {
    return FakeMillrace.json(200, Map.of("ranges", List.of(ranges)));
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Invocation send(Path file, String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "send";
    all[1] = file.toString();
    all[2] = "--topic=t";
    System.arraycopy(options, 0, all, 3, options.length);
    return Invocation.of(server, all);
  }

  private List<JsonNode> records() {
    return server.requests(SEND).stream()
        .flatMap(r -> ContractJson.mapper().readTree(r.body()).path("records").valueStream())
        .toList();
  }

  private static byte[] bytes(JsonNode record, String member) {
    return Base64.getDecoder().decode(record.path(member).asString());
  }

  private JsonNode announced() {
    return ContractJson.mapper().readTree(server.requests("POST /data-sources").get(0).body());
  }

  private void assertRefused(Invocation ran, String message) {
    assertThat(ran.err()).isEqualTo("millrace: " + message + "\n");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(server.lines()).isEmpty();
  }

  @Test
  void shouldSendRowsAsRawRecordsAndAnnounceThem() throws IOException {
    Path csv = file("d.csv", "\uFEFFa, kind ,b\r\n1,yes,2.5\r\n\r\n3,no,\"4\"\r\n");

    Invocation ran =
        send(
            csv,
            "--label=kind",
            "--classes=no,yes",
            "--label-type=uint8",
            "--shape=2x1",
            "--validation-rate=0.2",
            "--split=SHUFFLED");

    assertThat(ran.out()).isEqualTo("Sent 2 records: t:0:0:2.\nAnnounced data source ds.\n");
    assertThat(bytes(records().get(0), "keyBase64")).containsExactly(1);
    ByteBuffer value =
        ByteBuffer.wrap(bytes(records().get(0), "valueBase64")).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(List.of(value.getFloat(), value.getFloat())).containsExactly(1f, 2.5f);
    assertThat(announced())
        .isEqualTo(
            ContractJson.mapper()
                .readTree(
                    """
                    {"validationRate": 0.2, "splitMethod": "SHUFFLED", "format": "RAW",
                     "formatConfig": {"data_type": "float32", "label_type": "uint8",
                                      "data_reshape": "2 1"},
                     "totalMessages": 2, "ranges": ["t:0:0:2"]}"""));
  }

  @Test
  void shouldSendRowsWithNamesAsJson() throws IOException {
    send(file("d.csv", "a,b,y\n1,2,0\n"), "--format=json", "--label=y", "--features=b,a");

    assertThat(new String(bytes(records().get(0), "valueBase64"), StandardCharsets.UTF_8))
        .isEqualTo("{\"b\":2,\"a\":1,\"y\":0}");
    assertThat(announced().path("formatConfig").toString())
        .isEqualTo("{\"features\":[\"b\",\"a\"],\"label\":\"y\"}");
  }

  @Test
  void shouldSendInputWithoutLabelsAndKeysWhenItIsNotData() throws IOException {
    Invocation ran =
        send(file("d.tsv", "1\t2\n"), "--no-header", "--delimiter=\\t", "--no-announce");

    assertThat(ran.exitCode()).isZero();
    assertThat(records().get(0).has("keyBase64")).isFalse();
    assertThat(server.requests("POST /data-sources")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2\\n1,x | , line 3: column 'b': 'x' is not a number; legal are numbers, or text whose --classes are named
          1,2\\n1   | , line 3: 1 cells; legal are 2, as in the first line
          x,2       | , line 2: column 'a': 'x' is not a number; legal are numbers
          1,2.5     | , line 2: 2.5 is not legal as int32; legal are whole numbers from -2147483648 to 2147483647
          """)
  void shouldSendNothingOfAFileWithAFault(String rows, String message) throws IOException {
    Path csv = file("d.csv", "a,b\n" + rows.replace("\\n", "\n"));

    assertRefused(send(csv, "--label=b"), csv + message);
  }

  @Test
  void shouldRefuseAFileWithoutRecords() throws IOException {
    Path header = file("d.csv", "a,b\n");
    Path empty = file("e.csv", "");

    assertRefused(send(header), header + " holds no record; legal is at least one");
    assertRefused(send(empty), empty + " is empty; legal is at least one record");
  }

  @Test
  void shouldNameTheColumnsThatThereAre() throws IOException {
    Path csv = file("d.csv", "a,b\n1,2\n");

    assertRefused(
        send(csv, "--label=c"),
        "there is no column 'c'; legal are numbers from 1 to 2 and the names a, b");
    assertRefused(
        send(csv, "--label=b", "--features=a,b"),
        "column 'b' is label and feature; legal is one of them");
    assertRefused(
        send(csv, "--label=b", "--classes=x"),
        csv + ", line 2: class '2' is not among --classes x");
  }

  @Test
  void shouldSayWhichFilesItReads() {
    Path absent = folder.resolve("none.csv");

    assertRefused(send(absent), "there is no file " + absent);
    assertRefused(
        send(folder.resolve("d.parquet")),
        "what is in "
            + folder.resolve("d.parquet")
            + " is not known; legal are .csv, .tsv, .jsonl, .ndjson and .npy");
  }

  @Test
  void shouldSendJsonLinesAsTheyAre() throws IOException {
    Path lines = file("d.jsonl", "{\"a\": 1, \"y\": 0}\n\n{\"a\":2,\"y\":1}\n");

    Invocation ran = send(lines, "--features=a", "--label=y");

    assertThat(ran.exitCode()).isZero();
    assertThat(records()).hasSize(2);
    assertThat(new String(bytes(records().get(0), "valueBase64"), StandardCharsets.UTF_8))
        .isEqualTo("{\"a\": 1, \"y\": 0}");
    assertThat(announced().path("format").asString()).isEqualTo("JSON");
  }

  @Test
  void shouldNameTheLineThatIsNotWhatTheOthersAre() throws IOException {
    Path lines = file("d.jsonl", "{\"a\": 1, \"y\": 0}\n{\"b\": 1}\n");
    Path text = file("t.jsonl", "{\"a\": 1\n");

    Invocation missing = send(lines, "--features=a", "--label=y");
    Invocation broken = send(text, "--no-announce");

    assertThat(missing.err()).startsWith("millrace: " + lines + ", line 2: ").contains("'a'");
    assertThat(broken.err()).startsWith("millrace: " + text + ", line 1 is not JSON: ");
    assertThat(server.lines()).isEmpty();
  }

  /** As {@code numpy.save} writes it. */
  private Path npy(String name, String descr, String shape, byte... data) throws IOException {
    String header =
        "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (" + shape + "), }";
    header = header + " ".repeat(118 - 1 - header.length()) + "\n";
    ByteBuffer file = ByteBuffer.allocate(128 + data.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1);
    file.put((byte) 0).putShort((short) 118).put(header.getBytes(StandardCharsets.US_ASCII));
    return Files.write(folder.resolve(name), file.put(data).array());
  }

  @Test
  void shouldSendTheRowsOfAnArrayWithTheirLabels() throws IOException {
    Path x =
        npy(
            "x.npy", ">u2", "2, 1, 2", (byte) 0, (byte) 1, (byte) 1, (byte) 2, (byte) 0, (byte) 3,
            (byte) 0, (byte) 4);
    Path y = npy("y.npy", "|u1", "2,", (byte) 7, (byte) 9);

    Invocation ran = send(x, "--labels=" + y);

    assertThat(ran.err()).isEmpty();
    assertThat(bytes(records().get(0), "valueBase64")).containsExactly(1, 0, 2, 1);
    assertThat(bytes(records().get(1), "valueBase64")).containsExactly(3, 0, 4, 0);
    assertThat(bytes(records().get(1), "keyBase64")).containsExactly(9);
    assertThat(announced().path("formatConfig").toString())
        .isEqualTo("{\"data_reshape\":\"1 2\",\"data_type\":\"uint16\",\"label_type\":\"uint8\"}");
  }

  @Test
  void shouldRefuseArraysThatAreNotRowsOfNumbers() throws IOException {
    Path x = npy("x.npy", "<f4", "2,", new byte[8]);
    Path three = npy("y.npy", "|u1", "3,", new byte[3]);
    Path text = npy("t.npy", "<U5", "2,", new byte[40]);
    Path cut = npy("c.npy", "<f8", "2,", new byte[9]);
    Path scalar = npy("s.npy", "<f8", "", new byte[8]);
    Path none = file("n.npy", "hello");

    assertRefused(
        send(x, "--labels=" + three),
        x + " has 2 rows and " + three + " has 3; legal is a label for each");
    assertThat(send(text).err()).contains(text + " holds no plain numbers (");
    assertRefused(send(cut), cut + " ends before its 2 rows do: it was cut short");
    assertRefused(send(scalar), scalar + " is a single number; legal is an array with rows");
    assertRefused(
        send(none), none + " is no .npy file; legal is what numpy.save(file, array) writes");
  }

  @Test
  void shouldCutAFileIntoRequestsWithKeysOfTheirOwnAndJoinTheirRanges() throws IOException {
    String rows =
        IntStream.range(0, 2_500).mapToObj(String::valueOf).collect(Collectors.joining("\n"));
    server.on(SEND, written("t:0:5:1005"), written("t:0:1005:2005"), written("t:0:3000:3500"));

    Invocation ran = send(file("d.csv", rows), "--no-header", "--no-announce", "--resume=run");

    assertThat(ran.out()).isEqualTo("Sent 2,500 records: t:0:5:2005,t:0:3000:3500.\n");
    assertThat(server.requests(SEND).stream().map(r -> r.headers().get("Idempotency-Key")))
        .containsExactly("send-run-0", "send-run-1", "send-run-2");
  }

  @Test
  void shouldRepeatABatchUntilItIsAnsweredWithTheSameKey() throws IOException {
    server.on(
        SEND,
        FakeMillrace.hangUp(),
        FakeMillrace.problem(503, "KAFKA_UNREACHABLE", "Kafka does not answer"),
        FakeMillrace.problem(409, "IDEMPOTENCY_KEY_IN_USE", "still at work"),
        written("t:0:0:1"));

    Invocation ran = send(file("d.csv", "1\n"), "--no-header", "--no-announce");

    assertThat(ran.exitCode()).isZero();
    assertThat(server.requests(SEND)).hasSize(4);
    assertThat(
            server.requests(SEND).stream().map(r -> r.headers().get("Idempotency-Key")).distinct())
        .hasSize(1);
  }

  @Test
  void shouldSayHowToGoOnWhenItGivesUp() throws IOException {
    server.on(SEND, FakeMillrace.problem(503, "KAFKA_UNREACHABLE", "Kafka does not answer"));

    Invocation ran =
        send(file("d.csv", "1\n"), "--no-header", "--no-announce", "--patience=1ms", "--resume=r");

    assertThat(ran.exitCode()).isEqualTo(5);
    assertThat(ran.err())
        .isEqualTo(
            """
            Not all was sent. The same command with --resume r goes on.
            millrace: Kafka does not answer
              (503, KAFKA_UNREACHABLE)
            """);
  }

  @Test
  void shouldDrawProgressWithRateAndTimeLeftOnATerminalOnly() throws IOException {
    Path csv = file("d.csv", "1\n2\n");

    Invocation drawn =
        Invocation.onTerminal(
            server, "send", csv.toString(), "--topic=t", "--no-header", "--no-announce");
    Invocation plain = send(csv, "--no-header", "--no-announce");

    assertThat(drawn.err()).contains("Send", "100%", "2/2 records", "records/s");
    assertThat(drawn.out()).isEqualTo("Sent 2 records: t:0:0:2.\n");
    assertThat(plain.err()).isEmpty();
  }
}
