package io.millrace.jobs.training;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.millrace.codecs.EncodedRecord;
import io.millrace.codecs.RecordEncoder;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.fit.FitConfig;
import io.millrace.contracts.job.DataSource;
import io.millrace.contracts.job.TrainingJobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.AvroFormat;
import io.millrace.contracts.record.JsonFormat;
import io.millrace.contracts.record.RecordFormat;
import io.millrace.contracts.record.RegistryFormat;
import io.millrace.contracts.stream.StreamRange;
import io.millrace.testkit.KafkaExtension;
import io.millrace.testkit.MiniClusters;
import io.millrace.testkit.TestKafka;
import io.millrace.testkit.TestKafka.KeyValue;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The same numbers in another format are the same training. */
@ExtendWith(KafkaExtension.class)
class FormatTrainingITCase {
  @RegisterExtension static final MiniClusterExtension FLINK = MiniClusters.withSlots(2);
  private static final FitConfig FIT = new FitConfig(10, 2, true, 42, 0);
  private static final int ROWS = 60;
  private static final AvroFormat AVRO =
      new AvroFormat(
          """
          {"type": "record", "name": "Flower", "fields": [
            {"name": "sepal", "type": {"type": "record", "name": "Size", "fields": [
              {"name": "length", "type": "float"}, {"name": "width", "type": "float"}]}},
            {"name": "petal", "type": ["null", "Size"]}]}""",
          "\"int\"",
          List.of(),
          null,
          null);

  @TempDir Path folder;
  private TestKafka kafka;

  @BeforeEach
  void useBroker(TestKafka broker) {
    kafka = broker;
  }

  @Test
  void shouldTrainTheSameWeightsWhateverTheFormat() throws Exception {
    RecordEncoder avro = RecordEncoder.of(AVRO);
    JsonFormat json = new JsonFormat(List.of("a", "b", "c", "d"), "kind", null);
    HttpServer registry = registry();
    URI address = URI.create("http://127.0.0.1:" + registry.getAddress().getPort());

    String raw = train("raw", Flowers.FORMAT, Flowers::record);
    String schemaless = train("avro", AVRO, row -> encode(avro, row));
    String members = train("json", json, row -> encode(RecordEncoder.of(json), row));
    String framed =
        train(
            "registry",
            new RegistryFormat(address, List.of("sepal", "petal"), null, true, null),
            row -> framed(encode(avro, row)));
    registry.stop(0);

    assertThat(List.of(schemaless, members, framed)).containsOnly(raw);
  }

  private static KeyValue encode(RecordEncoder encoder, int row) {
    EncodedRecord record = encoder.encode(Flowers.features(row), Flowers.label(row));
    return new KeyValue(record.key(), record.value());
  }

  private static KeyValue framed(KeyValue record) {
    return new KeyValue(frame(2, record.key()), frame(1, record.value()));
  }

  private static byte[] frame(int schema, byte @Nullable [] bytes) {
    byte[] content = bytes == null ? new byte[0] : bytes;
    return ByteBuffer.allocate(5 + content.length)
        .put((byte) 0)
        .putInt(schema)
        .put(content)
        .array();
  }

  private static HttpServer registry() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/schemas/ids/",
        exchange -> {
          boolean data = exchange.getRequestURI().getPath().endsWith("/1");
          String schema = data ? AVRO.dataScheme() : String.valueOf(AVRO.labelScheme());
          byte[] body = ContractJson.writeBytes(Map.of("schema", schema));
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  /** The checksum of what was published. */
  private String train(String name, RecordFormat format, Function<Integer, KeyValue> record)
      throws Exception {
    String topic = kafka.createTopic(name, 1);
    List<KeyValue> records = IntStream.range(0, ROWS).boxed().map(record).toList();
    String range = kafka.sendAll(topic, 0, records).toString();
    TrainingRun run = new TrainingRun(kafka, folder.resolve(name));
    TrainingJobSpec flowers = run.spec(range, FIT, Map.of("one", Flowers.classifier(4, 8, 3)));
    DataSource source =
        new DataSource(StreamRange.parseList(range), format, flowers.dataSource().split());
    TrainingRun.start(withSource(flowers, source), new Configuration())
        .getJobExecutionResult()
        .get();
    TrainingSucceeded succeeded = run.success("one");
    return succeeded.artifact().sha256();
  }

  private static TrainingJobSpec withSource(TrainingJobSpec spec, DataSource source) {
    return new TrainingJobSpec(
        spec.schemaVersion(),
        spec.jobId(),
        spec.name(),
        spec.kafka(),
        spec.topics(),
        spec.checkpoints(),
        source,
        spec.models(),
        spec.fit(),
        spec.artifactStore());
  }
}
