package io.millrace.codecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.record.RegistryFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistryDecoderTest {
  private static final String FIRST = schema("a", "b");
  private static final String ONE_AND_TWO = "0000803f00000040";

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> requests = new ArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    answers.put("/schemas/ids/1", FIRST);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization"));
    String schema = answers.get(path);
    byte[] body =
        (schema == null
                ? "{\"error_code\":40403,\"message\":\"Schema not found\"}"
                : schema.startsWith("{\"schema")
                    ? schema
                    : ContractJson.write(Map.of("schema", schema)))
            .getBytes(StandardCharsets.UTF_8);
    int status =
        schema == null ? 404 : schema.equals("down") ? 503 : schema.equals("secret") ? 401 : 200;
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void shouldFetchEachSchemaOnce() throws Exception {
    RecordDecoder decoder = decoder(List.of(), null, false);

    for (int i = 0; i < 3; i++) {
      assertThat(features(decoder, framed(1, ONE_AND_TWO))).containsExactly(1, 2);
    }

    assertThat(requests).containsExactly("/schemas/ids/1 null");
  }

  @Test
  void shouldReadTheSameFeaturesOfSeveralWriters() throws Exception {
    answers.put("/schemas/ids/258", schema("new", "b", "a"));
    RecordDecoder decoder = decoder(List.of("a", "b"), null, false);

    assertThat(features(decoder, framed(1, ONE_AND_TWO))).containsExactly(1, 2);
    assertThat(features(decoder, framed(258, "00000000" + ONE_AND_TWO))).containsExactly(2, 1);
    assertThat(features(decoder, framed(1, ONE_AND_TWO))).containsExactly(1, 2);
  }

  @Test
  void shouldRejectAWriterThatGivesOtherFeatures() throws Exception {
    answers.put("/schemas/ids/2", schema("b", "a"));
    answers.put("/schemas/ids/3", schema("a"));
    RecordDecoder unnamed = decoder(List.of(), null, false);
    features(unnamed, framed(1, ONE_AND_TWO));

    assertRejected(
        unnamed,
        framed(2, ONE_AND_TWO),
        "schema id 2 gives the features [b, a]; legal are those of the records before, [a, b]");
    assertRejected(
        decoder(List.of("a", "b"), null, false),
        framed(3, "0000803f"),
        "the schema has no field 'b'; legal is one of [a]");
    assertThat(features(unnamed, framed(1, ONE_AND_TWO))).containsExactly(1, 2);
  }

  @Test
  void shouldReadTheLabelFromTheValueOrTheKey() throws Exception {
    answers.put("/schemas/ids/9", "\"int\"");
    byte[] value = framed(1, ONE_AND_TWO);

    RecordDecoder inValue = decoder(List.of(), "b", false);
    assertThat(features(inValue, value)).containsExactly(1);
    assertThat(inValue.decodeLabel(null, value)).containsExactly(2);
    RecordDecoder inKey = decoder(List.of(), null, true);
    assertThat(inKey.decodeLabel(framed(9, "0e"), value)).containsExactly(7);
    assertThat(inKey.decodeLabel(null, value)).isEmpty();
    assertThat(decoder(List.of(), null, false).decodeLabel(framed(9, "0e"), value)).isEmpty();
    assertThatThrownBy(() -> inKey.decodeLabel(new byte[] {7}, value))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(
            "the key begins with only 1 bytes; legal is the byte 0, then the schema's id in 4"
                + " bytes");
  }

  @Test
  void shouldReadFeaturesOfWritersThatHaveNoLabel() throws Exception {
    answers.put("/schemas/ids/2", schema("a"));
    byte[] unlabelled = framed(2, "0000803f");
    RecordDecoder decoder = decoder(List.of(), "b", false);

    assertThat(features(decoder, framed(1, ONE_AND_TWO))).containsExactly(1);
    assertThat(features(decoder, unlabelled)).containsExactly(1);
    assertThatThrownBy(() -> decoder.decodeLabel(null, unlabelled))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage("schema id 2 has no number in the field 'b', which is the label");
  }

  @Test
  void shouldRejectRecordsOfSchemasThatTheRegistryCannotGive() {

    answers.put("/schemas/ids/6", "{\"schema\":\"{}\",\"schemaType\":\"PROTOBUF\"}");
    answers.put(
        "/schemas/ids/7", "{\"schema\":\"\\\"Other\\\"\",\"references\":[{\"name\":\"Other\"}]}");
    answers.put("/schemas/ids/8", "\"flaot\"");
    RecordDecoder decoder = decoder(List.of(), null, false);

    for (int i = 0; i < 2; i++) {
      assertRejected(
          decoder,
          framed(4, ""),
          "schema id 4 is not known to the registry "
              + address()
              + "; legal are ids of its schemas");
    }
    assertThat(requests).hasSize(1);
    assertRejected(
        decoder, framed(6, ""), "schema id 6 is PROTOBUF; legal is AVRO without references");
    assertRejected(
        decoder,
        framed(7, ""),
        "schema id 7 is one with references to others; legal is AVRO without references");
    assertRejected(
        decoder,
        framed(8, ""),
        "schema id 8 cannot be read: the schema has the type 'flaot', which is not known here; legal"
            + " are null, boolean, int, long, float, double, bytes, string, record, enum, fixed,"
            + " array, map, and names that were defined before");
    assertRejected(
        decoder,
        new byte[] {1, 0, 0, 0, 0},
        "the value begins with the byte 1; legal is the byte 0, then the schema's id in 4 bytes");
  }

  @Test
  void shouldThrowWhenTheRegistryDoesNotAnswerAndAskAgain() throws Exception {
    answers.put("/schemas/ids/1", "down");
    RecordDecoder decoder = decoder(List.of(), null, false);
    byte[] record = framed(1, ONE_AND_TWO);

    assertThatThrownBy(() -> features(decoder, record))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("schema registry " + address() + " answers with status 503");
    answers.put("/schemas/ids/1", "secret");
    assertThatThrownBy(() -> features(decoder, record))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("answers with status 401");
    answers.put("/schemas/ids/1", FIRST);
    assertThat(features(decoder, record)).containsExactly(1, 2);
    server.stop(0);
    assertThatThrownBy(() -> features(decoder(List.of(), null, false), record))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("schema registry " + address() + " cannot be reached");
  }

  @Test
  void shouldSendCredentialsToTheTrustedAddressOnly() throws Exception {
    byte[] record = framed(1, ONE_AND_TWO);
    Map<String, String> trusted =
        Map.of("SCHEMA_REGISTRY_URL", address().toString(), SchemaRegistry.USER_INFO, "me:secret");
    Map<String, String> another =
        Map.of("SCHEMA_REGISTRY_URL", "https://other:1", SchemaRegistry.USER_INFO, "me:secret");

    features(decoder(trusted), record);
    features(decoder(another), record);
    features(decoder(Map.of(SchemaRegistry.USER_INFO, "me:secret")), record);

    assertThat(requests)
        .containsExactly(
            "/schemas/ids/1 Basic bWU6c2VjcmV0", "/schemas/ids/1 null", "/schemas/ids/1 null");
  }

  @Test
  void shouldNotWriteRecordsOfARegistry() {
    assertThatThrownBy(
            () -> RecordEncoder.of(new RegistryFormat(address(), List.of(), null, false, null)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "records behind the registry "
                + address()
                + " cannot be written here; legal is its own serializer, which registers the"
                + " schema");
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private RecordDecoder decoder(Map<String, String> environment) {
    RegistryFormat format = new RegistryFormat(address(), List.of(), null, false, null);
    return new RegistryDecoder(format, new SchemaRegistry(address(), environment));
  }

  private RecordDecoder decoder(List<String> features, @Nullable String label, boolean inKey) {
    return RecordDecoder.of(new RegistryFormat(address(), features, label, inKey, null));
  }

  private static float[] features(RecordDecoder decoder, byte[] value) throws Exception {
    float[] features = new float[decoder.countFeatures(value)];
    decoder.decodeFeatures(value, features, 0, features.length);
    return features;
  }

  private static void assertRejected(RecordDecoder decoder, byte[] value, String message) {
    assertThatThrownBy(() -> decoder.decodeFeatures(value, new float[2], 0, 2))
        .isInstanceOf(UndecodableRecordException.class)
        .hasMessage(message);
  }

  private static byte[] framed(int id, String hex) {
    return HexFormat.of().parseHex("00%08x".formatted(id) + hex);
  }

  private static String schema(String... fields) {
    List<Map<String, String>> members = new ArrayList<>();
    for (String field : fields) {
      members.add(Map.of("name", field, "type", "float"));
    }
    return ContractJson.write(Map.of("type", "record", "name", "R", "fields", members));
  }
}
