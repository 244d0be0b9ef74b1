package io.millrace.controlplane.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.control.ControlMessages;
import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.TrainingStarted;
import io.millrace.contracts.event.TrainingSucceeded;
import io.millrace.contracts.json.ContractJson;
import io.millrace.contracts.model.ModelDescriptor;
import io.millrace.controlplane.api.Api;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.localmode.Acknowledged.Rest;
import io.millrace.controlplane.localmode.Acknowledged.Thing;
import io.millrace.controlplane.outbox.Outbox;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;

/** What has to be so after the last start. */
final class Aftermath {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private final Api api;
  private final Acknowledged told;
  private final String bootstrapServers;

  Aftermath(Api api, Acknowledged told, int kafkaPort) {
    this.api = api;
    this.told = told;
    this.bootstrapServers = "127.0.0.1:" + kafkaPort;
  }

  void everythingAcknowledgedIsThereAndComesToRest() {
    told.kept.forEach(
        (path, name) -> {
          Answer there = api.get(path);
          assertThat(there.status()).as(path).isEqualTo(200);
          assertThat(there.json().toString()).as(path).contains("\"" + name + "\"");
        });
    List<Thing> restless = new ArrayList<>(told.trainings);
    restless.addAll(told.inferences);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!restless.isEmpty()) {
      restless.removeIf(this::rests);
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not at rest after " + PATIENCE + ": " + described(restless));
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private boolean rests(Thing thing) {
    Answer answer = api.get(thing.path);
    if (answer.status() == 404) {
      return thing.rests.contains(Rest.GONE);
    }
    assertThat(answer.json().path("name").asString()).isEqualTo(thing.name);
    String state = answer.json().path("state").asString();
    return thing.rests.stream().anyMatch(rest -> rest.allows(state));
  }

  private List<String> described(List<Thing> things) {
    return things.stream()
        .map(thing -> thing.rests + " expected of " + api.get(thing.path).json())
        .toList();
  }

  /** Also for readers that do not ask whether a record is committed. */
  void eachAnnouncementIsInTheTopicOnce() {
    List<ConsumerRecord<byte[], byte[]>> records =
        read("KAFKA_ML_CONTROL_TOPIC", "read_uncommitted");
    assertThat(
            records.stream()
                .map(record -> record.headers().lastHeader(Outbox.ID_HEADER))
                .map(header -> new String(header.value(), UTF_8)))
        .doesNotHaveDuplicates();
    Map<Long, Long> byNumber =
        records.stream()
            .map(record -> ControlMessages.parse(record.key(), record.value()))
            .collect(groupingBy(message -> message.deploymentNumber(), counting()));
    assertThat(byNumber.values()).containsOnly(1L);
    assertThat(byNumber.keySet()).containsAll(told.announced);
    assertThat(told.perhapsAnnounced).containsAll(byNumber.keySet());
  }

  /** What has succeeded never starts again, and no two results share a version. */
  void eachTrainingRanOnce() {
    Map<String, String> succeeded = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read("millrace.events", "read_committed")) {
      EventEnvelope envelope = ContractJson.readEvent(record.value());
      if (envelope.event() instanceof TrainingSucceeded done) {
        String before = succeeded.put(done.resultId(), ContractJson.write(envelope));
        assertThat(before == null || before.equals(ContractJson.write(envelope)))
            .as("%s, and before: %s", envelope, before)
            .isTrue();
      } else if (envelope.event() instanceof TrainingStarted started) {
        assertThat(succeeded)
            .as("at offset %d", record.offset())
            .doesNotContainKey(started.resultId());
      } else if (envelope.event() instanceof EpochCompleted epoch) {
        assertThat(succeeded)
            .as("at offset %d", record.offset())
            .doesNotContainKey(epoch.resultId());
      }
    }
    Set<String> versions = new HashSet<>();
    for (JsonNode training : all("/api/v1/trainings")) {
      JsonNode result = training.path("results").get(0);
      String id = result.path("id").asString();
      if (training.path("state").asString().equals("FINISHED")) {
        assertThat(succeeded).containsKey(id);
        assertThat(versions.add(result.path("modelVersion").asString())).as(id).isTrue();
        assertThat(epochs(training.path("id").asString(), id)).as(id).hasSize(ScriptedWork.EPOCHS);
      }
    }
  }

  private List<JsonNode> epochs(String training, String result) {
    JsonNode metrics =
        api.get("/api/v1/trainings/" + training + "/results/" + result + "/metrics").json();
    return metrics.path("epochs").valueStream().toList();
  }

  private List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      JsonNode page = api.get(path + "?limit=100" + cursor).json();
      page.path("items").forEach(items::add);
      JsonNode next = page.path("nextCursor");
      cursor = next.isNull() ? null : "&cursor=" + next.asString();
    }
    return items;
  }

  /** As many jobs as there are deployments that run, and of each the newest model. */
  void eachDeploymentRunsOnce(int flinkPort) throws Exception {
    Set<String> wanted = new TreeSet<>();
    Map<String, Long> revisions = descriptors();
    for (JsonNode inference : all("/api/v1/inferences")) {
      String id = inference.path("id").asString();
      if (inference.path("state").asString().equals("RUNNING")) {
        wanted.add(inference.path("job").path("flinkJobId").asString());
      }
      assertThat(revisions).as("descriptors of " + inference).containsKey(id);
      assertThat(inference.path("rollout").path("revision").asLong(revisions.get(id)))
          .isEqualTo(revisions.get(id));
    }
    assertThat(revisions).hasSameSizeAs(all("/api/v1/inferences"));
    JsonNode jobs =
        ContractJson.mapper()
            .readTree(get("http://127.0.0.1:" + flinkPort + "/jobs/overview"))
            .path("jobs");
    List<String> running =
        jobs.valueStream()
            .filter(job -> job.path("state").asString().equals("RUNNING"))
            .map(job -> job.path("jid").asString())
            .sorted()
            .toList();
    assertThat(running).containsExactlyElementsOf(wanted);
  }

  private static String get(String url) throws Exception {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
        .body();
  }

  /** Of each deployment that has not been retracted. */
  private Map<String, Long> descriptors() {
    Map<String, Long> newest = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read("millrace.models", "read_committed")) {
      String id = new String(record.key(), UTF_8);
      if (record.value() == null) {
        newest.remove(id);
      } else {
        ModelDescriptor model =
            ContractJson.mapper().readValue(record.value(), ModelDescriptor.class);
        newest.put(id, model.revision());
      }
    }
    return newest;
  }

  /** Though requests were repeated: each made its thing once. */
  void nothingWasMadeTwice() {
    for (String path : List.of("models", "model-sets", "trainings", "inferences")) {
      assertThat(all("/api/v1/" + path).stream().map(thing -> thing.path("name").asString()))
          .as(path)
          .doesNotHaveDuplicates();
    }
  }

  void nothingWasPassedOver() {
    assertThat(api.get("/api/v1/problems").json().path("items")).isEmpty();
    assertThat(read("millrace.dead-letters", "read_uncommitted")).isEmpty();
  }

  private List<ConsumerRecord<byte[], byte[]>> read(String topic, String isolation) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "isolation.level", isolation,
            "auto.offset.reset", "earliest");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition partition = new TopicPartition(topic, 0);
      consumer.assign(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}
