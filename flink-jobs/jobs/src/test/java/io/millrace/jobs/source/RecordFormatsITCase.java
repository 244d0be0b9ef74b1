package io.millrace.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.control.ControlMessages;
import io.millrace.contracts.error.ErrorCode;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.DataType;
import io.millrace.contracts.record.DatasetSplit;
import io.millrace.contracts.record.ImageFormat;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RawFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RegistryFormat;
import io.millrace.contracts.record.SplitMethod;
import io.millrace.contracts.record.TensorShape;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.jobs.source.DatasetElement.Kind;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.TestKafka;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.io.InputStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What producers send, from Kafka to the examples that a model is trained on. */
@ExtendWith(KafkaExtension.class)
class RecordFormatsITCase {
  private static final FitConfig FIT = new FitConfig(2, 1, false, 42, 0.5);
  private static final String PAIR =
      """
      {"type": "record", "name": "Pair", "fields": [
        {"name": "a", "type": "float"}, {"name": "b", "type": "float"}]}""";
  private static final String ONE_AND_TWO = "0000803f00000040";

  @TempDir Path folder;
  private TestKafka kafka;

  @BeforeEach
  void useBroker(TestKafka broker) {
    kafka = broker;
  }

  @Test
  void shouldTrainOnWhatKafkaMlsAvroSinkSends() throws Exception {
    String topic = kafka.createTopic("copd", 3);
    kafka.send(topic, 0, hex("01"), hex("0000803f000000bf00001040"));
    kafka.send(topic, 2, hex("00"), hex("000000000000000000000000"));
    kafka.send(topic, 2, hex("00"), hex("0000000000006040000080bf"));
    kafka.send(topic, 2, hex("01"), hex("000000000000000000000000"));
    String message =
        ContractJson.write(
            Map.of(
                "topic", "%1$s:0:0:1,%1$s:1:0:0,%1$s:2:1:2".formatted(topic),
                "input_format", "AVRO",
                "input_config",
                    Map.of(
                        "data_scheme",
                        PAIR.replace("]}", ", {\"name\": \"c\", \"type\": \"float\"}]}"),
                        "label_scheme",
                        "{\"type\":\"record\",\"name\":\"L\",\"fields\":[{\"name\":\"diagnosis\",\"type\":\"boolean\"}]}")));
    DataSource source =
        ControlMessages.parse(new byte[] {1}, message.getBytes(StandardCharsets.UTF_8))
            .dataSource();

    CollectedElements read = read(source);

    assertThat(describe(read)).containsExactly("[1.0, -0.5, 2.25] [1.0]", "[0.0, 3.5, -1.0] [0.0]");
  }

  @Test
  void shouldRejectAvroRecordsWithoutLabelOrOfAnotherSchema() throws Exception {
    String topic = kafka.createTopic("avro", 1);
    RecordFormat format = new AvroFormat(PAIR, "\"int\"", List.of(), null, null);
    kafka.send(topic, 0, hex("02"), hex(ONE_AND_TWO));
    kafka.send(topic, 0, hex("04"), hex(ONE_AND_TWO));
    kafka.send(topic, 0, null, hex(ONE_AND_TWO));
    kafka.send(topic, 0, hex("02"), hex(ONE_AND_TWO + "00000000"));

    CollectedElements read = read(source(topic + ":0:0:4", format));

    assertThat(describe(read)).containsExactly("[1.0, 2.0] [1.0]", "[1.0, 2.0] [2.0]");
    assertThat(reasons(read))
        .containsExactly(
            "the record has no label; legal is the label that the format declares",
            "4 of the 12 bytes are left after the record; legal is one record of the announced"
                + " schema");
  }

  @Test
  void shouldTrainOnImages() throws Exception {
    String topic = kafka.createTopic("images", 1);
    RecordFormat format = new ImageFormat(TensorShape.of(2, 1, 3), DataType.UINT8, null);
    RecordFormat larger = new ImageFormat(TensorShape.of(2, 2, 3), DataType.UINT8, null);
    send(topic, RecordEncoder.of(format).encode(new float[] {255, 0, 1, 2, 3, 4}, 9));
    send(topic, RecordEncoder.of(larger).encode(new float[12], 9));

    CollectedElements read = read(source(topic + ":0:0:2", format));

    assertThat(describe(read)).containsExactly("[255.0, 0.0, 1.0, 2.0, 3.0, 4.0] [9.0]");
    assertThat(reasons(read))
        .containsExactly(
            "the image is 2 x 2 (height x width); legal is 2 x 1: images are not resized");
  }

  @Test
  void shouldWaitForTheRegistryAndNotRejectForItsSilence() throws Exception {
    String topic = kafka.createTopic("framed", 1);
    kafka.send(topic, 0, null, hex("0000000007" + ONE_AND_TWO));
    kafka.send(topic, 0, null, hex("0000000008" + ONE_AND_TWO));
    int port;
    HttpServer registry = registry(0);
    port = registry.getAddress().getPort();
    registry.stop(0);
    URI address = URI.create("http://127.0.0.1:" + port);
    RecordFormat format = new RegistryFormat(address, List.of("b"), "a", false, null);

    assertThatThrownBy(() -> read(source(topic + ":0:0:2", format)))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("schema registry " + address + " cannot be reached");
    HttpServer again = registry(port);
    CollectedElements read = read(source(topic + ":0:0:2", format));
    again.stop(0);

    assertThat(describe(read)).containsExactly("[2.0] [1.0]");
    assertThat(reasons(read))
        .containsExactly(
            "schema id 8 is not known to the registry "
                + address
                + "; legal are ids of its schemas");
  }

  private static HttpServer registry(int port) throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/",
        exchange -> {
          boolean known = exchange.getRequestURI().getPath().equals("/schemas/ids/7");
          byte[] body = ContractJson.writeBytes(Map.of("schema", PAIR));
          exchange.sendResponseHeaders(known ? 200 : 404, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  @Test
  void shouldTellTheFirstReasonWhenTheDeclaredTypeIsAnother() throws Exception {
    String topic = kafka.createTopic("wrong-type", 1);
    for (int i = 0; i < 3; i++) {
      kafka.send(topic, 0, new byte[] {1}, new byte[784]);
    }
    RecordFormat format =
        new RawFormat(DataType.FLOAT32, TensorShape.of(28, 28), DataType.UINT8, null);

    CollectedElements read = read(source(topic + ":0:1:3", format));

    assertThat(fault(read))
        .isEqualTo(
            new DatasetFault(
                ErrorCode.TOO_MANY_REJECTED,
                "2 of 2 records could not be decoded, a share of 1.0000; maxRejectedShare allows"
                    + " 0.5; the first is "
                    + topic
                    + ", partition 0, offset 1: the value has 784 bytes; legal are 3136 (784 x"
                    + " float32); they would fit 784 x bool or int8 or uint8"));
  }

  @Test
  void shouldTellTheFirstReasonWhenLabelsAreMissing() throws Exception {
    String topic = kafka.createTopic("unlabelled", 1);
    kafka.send(topic, 0, null, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    CollectedElements read =
        read(source(topic + ":0:0:1", new JsonFormat(List.of("a"), "y", null)));

    assertThat(fault(read).reason())
        .isEqualTo(
            "1 of 1 records could not be decoded, a share of 1.0000; maxRejectedShare allows 0.5;"
                + " the first is "
                + topic
                + ", partition 0, offset 0: the record has no label; legal is the label that the"
                + " format declares");
  }

  @Test
  void shouldTrainOnTheSameTopicAgain() throws Exception {
    String topic = kafka.createTopic("reused", 1);
    RecordFormat format = new RawFormat(DataType.BOOL, null, DataType.FLOAT64, null);
    for (float number : new float[] {0, 1, 1}) {
      send(topic, RecordEncoder.of(format).encode(new float[] {number}, number / 2));
    }

    assertThat(describe(read(source(topic + ":0:0:2", format))))
        .containsExactly("[0.0] [0.0]", "[1.0] [0.5]");
    assertThat(describe(read(source(topic + ":0:1:3", format))))
        .containsExactly("[1.0] [0.5]", "[1.0] [0.5]");
  }

  private void send(String topic, EncodedRecord record) {
    kafka.send(topic, 0, record.key(), record.value());
  }

  private static DataSource source(String ranges, RecordFormat format) {
    DatasetSplit split = new DatasetSplit(0, 0, SplitMethod.POSITIONAL);
    return new DataSource(StreamRange.parseList(ranges), format, split);
  }

  private CollectedElements read(DataSource source) throws Exception {
    CollectedElements elements = new CollectedElements();
    DatasetRequest request = new DatasetRequest(kafka.cluster(), source, FIT);
    try (DatasetReader reader = DatasetReader.of(request, new MemoryBudget(1 << 20, folder))) {
      reader.addSplits(List.of(DatasetProgress.START));
      while (reader.pollNext(elements) != InputStatus.END_OF_INPUT) {
        assertThat(reader.isAvailable()).isDone();
      }
    }
    return elements;
  }

  private static List<String> describe(CollectedElements read) {
    return read.of(Kind.TRAINING).stream()
        .map(e -> Arrays.toString(e.features()) + " " + Arrays.toString(e.labels()))
        .toList();
  }

  private static List<String> reasons(CollectedElements read) {
    return read.of(Kind.DEAD_LETTER).stream().map(e -> e.deadLetter().reason()).toList();
  }

  private static DatasetFault fault(CollectedElements read) {
    return read.of(Kind.FAULT).get(0).fault();
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
