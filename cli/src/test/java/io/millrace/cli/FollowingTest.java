package io.millrace.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowingTest {
  private FakeMillrace server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeMillrace();
    server.on("GET /topics", topic(0, 5));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static FakeMillrace.Answer topic(long start, long end) {
    Map<String, Object> partition = Map.of("partition", 0, "startOffset", start, "endOffset", end);
    return FakeMillrace.json(
        200, Map.of("items", List.of(Map.of("name", "t", "partitions", List.of(partition)))));
  }

  private static Map<String, Object> record(long offset) {
    Map<String, Object> record = new HashMap<>();
    record.put("partition", 0);
    record.put("offset", offset);
    record.put("time", "2026-01-01T00:00:00Z");
    record.put("valueText", "v" + offset);
    return record;
  }

  private static String arrived(long offset) {
    return "id:0:%d\nevent:record\ndata:%s\n\n"
        .formatted(offset, ContractJson.write(record(offset)));
  }

  private static FakeMillrace.Answer page(long... offsets) {
    return FakeMillrace.json(
        200, Map.of("items", LongStream.of(offsets).mapToObj(FollowingTest::record).toList()));
  }

  private static String sample(long from) {
    return "GET /topics/t:sample?limit=1000&partition=0&from=" + from;
  }

  private static String[] shown(Invocation ran) {
    return ran.out().lines().map(line -> line.replaceAll(".* ", "")).toArray(String[]::new);
  }

  @Test
  void shouldReadByOffsetWhatTheStreamLeavesOut() {
    server.on(sample(5), page());
    server.on(sample(6), page(6, 7, 8, 9));
    server.on("GET /topics/t:tail", FakeMillrace.events(":watching\n\n" + arrived(5) + arrived(9)));

    Invocation ran = Invocation.of(server, "tail", "t", "--count=5");

    assertThat(ran.exitCode()).isZero();
    assertThat(shown(ran)).containsExactly("v5", "v6", "v7", "v8", "v9");
    assertThat(ran.out()).startsWith("2026-01-01T00:00:00Z  0:5  -  v5\n");
  }

  @Test
  void shouldShowWhatCameWhileTheConnectionWasLost() {
    server.on(sample(5), page());
    server.on(sample(6), page(6, 8));
    server.on(sample(9), page());
    server.on(
        "GET /topics/t:tail",
        FakeMillrace.events(arrived(5)),
        FakeMillrace.hangUp(),
        FakeMillrace.problem(503, "KAFKA_UNREACHABLE", "away"),
        FakeMillrace.events(arrived(6) + arrived(9)));

    Invocation ran = Invocation.of(server, "tail", "t", "--count=4");

    assertThat(shown(ran)).containsExactly("v5", "v6", "v8", "v9");
    assertThat(ran.err())
        .isEqualTo(
            """
            Lost the connection (the connection ended); trying again.
            Lost the connection (away); trying again.
            """);
  }

  @Test
  void shouldBeginWhereItIsTold() {
    server.on(sample(3), page(3, 4));
    server.on(sample(0), page(0, 1, 2, 3, 4));
    server.on("GET /topics/t:tail", FakeMillrace.events(""));

    Invocation last = Invocation.of(server, "tail", "t", "--last=2", "--count=2", "-o", "json");
    Invocation all = Invocation.of(server, "tail", "t", "--from-beginning", "--count=3");

    assertThat(
            last.out().lines().map(l -> ContractJson.mapper().readTree(l).path("offset").asInt()))
        .containsExactly(3, 4);
    assertThat(shown(all)).containsExactly("v0", "v1", "v2");
  }

  @Test
  void shouldEndWhenItIsRefusedForGood() {
    server.on("GET /topics/t:tail", FakeMillrace.problem(403, "FORBIDDEN", "not for you"));

    Invocation ran = Invocation.of(server, "tail", "t");

    assertThat(ran.exitCode()).isEqualTo(3);
    assertThat(ran.err()).startsWith("millrace: not for you");
  }

  @Test
  void shouldFollowThePredictionsOfAnInference() {
    server.on("GET /inferences/i", FakeMillrace.json(200, Map.of("id", "i", "outputTopic", "t")));
    server.on(sample(5), page(5));
    server.on("GET /topics/t:tail", FakeMillrace.events(""));

    assertThat(shown(Invocation.of(server, "tail", "--inference=i", "-n1"))).containsExactly("v5");
  }

  @Test
  void shouldShowTheControlCharactersOfOthersInsteadOfObeyingThem() {
    Map<String, Object> hostile = record(5);
    hostile.put("valueText", "a\u001b[2Jb\nc");
    server.on(sample(5), FakeMillrace.json(200, Map.of("items", List.of(hostile))));
    server.on("GET /topics/t:tail", FakeMillrace.events(""));

    Invocation ran = Invocation.of(server, "tail", "t", "-n1");

    assertThat(ran.out()).endsWith("a\\u001b[2Jb\\u000ac\n");
  }

  private static String change(int seq, String kind) {
    return "id:%d\nevent:%s\ndata:{\"seq\":%d,\ndata:\"kind\":\"%s\",\"id\":\"x\",\"change\":\"UPDATED\",\"data\":{\"state\":\"RUNNING\"}}\n\n"
        .formatted(seq, kind, seq, kind);
  }

  @Test
  void shouldGoOnWithEventsWhereTheyBroke() {
    server.on(
        "GET /events",
        FakeMillrace.events(":heartbeat\n\n" + change(1, "training") + change(2, "model")),
        FakeMillrace.events("event:reset\ndata:{}\n\n" + change(7, "training")));

    Invocation ran = Invocation.of(server, "events", "--kind=training,epoch", "--count=2");

    assertThat(ran.out().lines())
        .hasSize(2)
        .allMatch(line -> line.endsWith("training x  UPDATED  state=RUNNING"));
    assertThat(ran.err()).contains("Some changes were missed");
    assertThat(server.requests("GET /events").stream().map(r -> r.headers().get("Last-Event-ID")))
        .isEqualTo(Arrays.asList(null, "2"));
  }
}
