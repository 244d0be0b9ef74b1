package io.millrace.controlplane.api;

import io.millrace.contracts.error.DeadLetterHeaders;
import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.event.JobEvent;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.job.JobSpec;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.api.Api.Answer;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.testkit.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.JsonNode;

/** Steps that tests share: what users, producers, the runtime and jobs do. */
final class Scenario {
  static final Map<String, Object> RAW_OF_THREE =
      Map.of("data_type", "float32", "label_type", "uint8", "data_reshape", "3");
  private static final String EVENTS = "millrace.events";
  private static final String DEAD_LETTERS = "millrace.dead-letters";
  static final Path UPLOADS = Path.of("src/test/resources/uploads");
  private final Api api;
  private final TestKafka kafka;
  private final FakeJobSubmitter submitter;

  Scenario(Api api, TestKafka kafka, FakeJobSubmitter submitter) {
    this.api = api;
    this.kafka = kafka;
    this.submitter = submitter;
  }

  /** A model of a file that real Keras wrote. */
  Answer upload(String file) throws IOException {
    byte[] bytes = Files.readAllBytes(UPLOADS.resolve(file));
    Form form = new Form().text("name", unique("uploaded")).file("file", file, bytes);
    Answer created = api.submit("POST", "/api/v1/models", form);
    ok(created);
    return created;
  }

  static String unique(String name) {
    return name + "-" + UUID.randomUUID();
  }

  String model() {
    return model(KerasModels.classifier(3, 2));
  }

  String model(String code) {
    return ok(
        api.post(
            "/api/v1/models",
            Map.of("name", unique("model"), "format", "KERAS_JSON", "code", code)));
  }

  String modelSet(int models) {
    List<String> ids = IntStream.range(0, models).mapToObj(i -> model()).toList();
    return modelSetOf(ids);
  }

  String modelSetOf(List<String> ids) {
    return ok(api.post("/api/v1/model-sets", Map.of("name", unique("set"), "modelIds", ids)));
  }

  /** A topic with ten records. */
  String topicWithRecords() {
    String topic = kafka.createTopic("records", 1);
    for (int i = 0; i < 10; i++) {
      kafka.send(topic, 0, new byte[] {1}, new byte[12]);
    }
    return topic;
  }

  String dataSource() {
    return ok(
        api.post(
            "/api/v1/data-sources",
            Map.of(
                "ranges",
                List.of(topicWithRecords() + ":0:0:10"),
                "format",
                "RAW",
                "formatConfig",
                RAW_OF_THREE,
                "validationRate",
                0.2)));
  }

  String training(int models) {
    return ok(
        api.post(
            "/api/v1/trainings",
            Map.of(
                "modelSetId",
                modelSet(models),
                "dataSourceId",
                dataSource(),
                "fit",
                Map.of("epochs", 2))));
  }

  String waitingTraining() {
    return ok(api.post("/api/v1/trainings", Map.of("modelSetId", modelSet(1))));
  }

  List<String> resultIds(String trainingId) {
    JsonNode results = api.get("/api/v1/trainings/" + trainingId).json().path("results");
    return results.valueStream().map(result -> result.path("id").asString()).toList();
  }

  JsonNode awaitTraining(String id, String state) {
    return api.await(
        "/api/v1/trainings/" + id, json -> json.path("state").asString().equals(state));
  }

  /** The spec that was submitted for a job. */
  JobSpec submitted(JobId id) {
    return submitter.submitted().stream()
        .filter(spec -> spec.jobId().equals(id))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no job " + id + " was submitted"));
  }

  boolean isSubmitted(JobId id) {
    return submitter.submitted().stream().anyMatch(spec -> spec.jobId().equals(id));
  }

  static JobId trainingJob(String trainingId) {
    return new JobId("tr-" + trainingId);
  }

  /** A job tells something. */
  void tell(String eventId, JobId job, JobEvent event) {
    EventEnvelope envelope = EventEnvelope.of(eventId, job, Instant.now(), event);
    kafka.send(
        EVENTS, 0, job.value().getBytes(StandardCharsets.UTF_8), ContractJson.writeBytes(envelope));
  }

  /** A job lays a record aside that it cannot use; returns the id of the letter. */
  String deadLetter(String job, ProducerRecord<byte[], byte[]> record) {
    ProducerRecord<byte[], byte[]> letter =
        new ProducerRecord<>(DEAD_LETTERS, 0, record.key(), record.value(), record.headers());
    Map.of(
            DeadLetterHeaders.JOB,
            job,
            DeadLetterHeaders.SOURCE_TOPIC,
            record.topic(),
            DeadLetterHeaders.SOURCE_PARTITION,
            Integer.toString(record.partition()),
            DeadLetterHeaders.SOURCE_OFFSET,
            "5",
            DeadLetterHeaders.CODE,
            "RECORD_UNDECODABLE",
            DeadLetterHeaders.REASON,
            "the value has 1 bytes; legal are 12")
        .forEach((name, text) -> letter.headers().add(name, bytes(text)));
    return "0-" + kafka.send(letter);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Something that is not quite an event. */
  void tellRaw(String text) {
    kafka.send(EVENTS, 0, null, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A finished result. */
  String trainedResult(Path artifact) {
    String training = training(1);
    String result = resultIds(training).get(0);
    tell(training + "-done", trainingJob(training), Outcomes.succeeded(result, artifact));
    awaitTraining(training, "FINISHED");
    return result;
  }

  /** A deployment of a finished result on topics of its own. */
  String inference(Path artifact) {
    return ok(
        api.post(
            "/api/v1/inferences",
            Map.of(
                "resultId",
                trainedResult(artifact),
                "inputTopic",
                unique("in"),
                "outputTopic",
                unique("out"))));
  }

  private static String ok(Answer answer) {
    if (answer.status() != 201) {
      throw new AssertionError("answered " + answer.status() + ": " + answer.json());
    }
    return answer.id();
  }
}
