package io.millrace.controlplane.api;

import io.millrace.contracts.event.EventEnvelope;
import io.millrace.contracts.job.JobId;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.MillraceApplication;
import io.millrace.controlplane.clustermode.ClusterMode;
import io.millrace.controlplane.kubernetes.ApiKind;
import io.millrace.controlplane.kubernetes.FakeApiServer;
import io.millrace.controlplane.kubernetes.JobScript;
import io.millrace.controlplane.kubernetes.ScriptedOperator;
import io.millrace.controlplane.submission.FakeJobSubmitter;
import io.millrace.testkit.TestKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A whole control plane in cluster mode with a database of its own, on a cluster in imagination; it
 * may be ended and started again.
 */
final class OperatedControlPlane implements AutoCloseable {
  static final String TOKEN = "a-token-that-is-long-enough-for-everybody";
  private static final String PREFIX = "operated.";

  final FakeApiServer server = new FakeApiServer();
  final ScriptedOperator operator = new ScriptedOperator(server);
  private final TestKafka kafka;
  private final Path folder;
  private final Map<String, Object> settings = new HashMap<>();
  private ConfigurableApplicationContext context;
  private Api api;

  /**
   * @param folder of the database and of the volume that jobs share
   * @param settings over the usual ones
   */
  OperatedControlPlane(Path folder, Map<String, Object> settings) {
    this(folder, Surroundings.SharedKafka.BROKER, settings);
  }

  OperatedControlPlane(Path folder, TestKafka kafka, Map<String, Object> settings) {
    this.folder = folder;
    this.kafka = kafka;
    this.settings.putAll(cluster());
    this.settings.putAll(impatience());
    kafka
        .cluster()
        .properties()
        .forEach(
            (name, value) ->
                this.settings.put(
                    "millrace.kafka.properties[" + name + "]", value.replace("$", "\\$")));
    this.settings.putAll(settings);
    start();
  }

  Api api() {
    return api;
  }

  private Map<String, Object> cluster() {
    return Map.ofEntries(
        Map.entry("MILLRACE_TOKEN", TOKEN),
        Map.entry("server.port", 0),
        Map.entry("server.address", "127.0.0.1"),
        Map.entry("millrace.data-dir", folder),
        Map.entry("millrace.kafka.bootstrap-servers", kafka.bootstrapServers()),
        Map.entry("millrace.kafka.topic-prefix", PREFIX),
        Map.entry("millrace.kafka.control-topic", "operated-control"),
        Map.entry("millrace.jobs.artifact-store", folder.resolve("artifacts").toUri()),
        Map.entry("millrace.jobs.checkpoint-dir", folder.resolve("checkpoints").toUri()),
        Map.entry("millrace.kubernetes.namespace", "default"),
        Map.entry("millrace.kubernetes.rest-url", operator.restUrl()),
        Map.entry("millrace.kubernetes.operator.accept-any-version", true),
        Map.entry("millrace.kubernetes.storage.kind", "HOST_PATH"),
        Map.entry("millrace.kubernetes.storage.source", folder),
        Map.entry("millrace.kubernetes.storage.mount-path", folder));
  }

  /** Long enough for a busy machine, on which a job that works must not count as one that fails. */
  private static Map<String, Object> impatience() {
    return Map.of(
        "millrace.upgrades.health-period",
        "200ms",
        "millrace.upgrades.savepoint-timeout",
        "6s",
        "millrace.upgrades.start-timeout",
        "6s",
        "millrace.deadlines.suspending",
        "500ms",
        "millrace.deadlines.upgrading",
        "500ms");
  }

  private void start() {
    String[] arguments =
        settings.entrySet().stream()
            .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
            .toArray(String[]::new);
    context = ClusterMode.start(MillraceApplication.class, server::client, arguments);
    int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    api = new Api(port, TOKEN);
  }

  void stop() {
    context.close();
  }

  /** Another process goes on with the same database. */
  void restart() {
    stop();
    server.healAll();
    start();
  }

  /** The id of a model's result, whose training is over. */
  String trainedResult(Path artifact) {
    operator.scriptAll(JobScript.RUNS.with(JobScript.Course.FINISHES));
    Scenario scenario = new Scenario(api, kafka, new FakeJobSubmitter());
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);
    JobId job = Scenario.trainingJob(training);
    EventEnvelope told =
        EventEnvelope.of(
            training + "-done", job, Instant.now(), Outcomes.succeeded(result, artifact));
    kafka.send(
        PREFIX + "events",
        0,
        job.value().getBytes(StandardCharsets.UTF_8),
        ContractJson.writeBytes(told));
    scenario.awaitTraining(training, "FINISHED");
    operator.scriptAll(JobScript.RUNS);
    return result;
  }

  /** The id of a deployment whose job runs and has completed a checkpoint. */
  String running(String result) {
    Api.Answer created =
        api.post(
            "/api/v1/inferences",
            Map.of(
                "resultId",
                result,
                "inputTopic",
                Scenario.unique("in"),
                "outputTopic",
                Scenario.unique("out")));
    if (created.status() != 201) {
      throw new AssertionError("answered " + created.json());
    }
    awaitState(created.id(), "RUNNING");
    Api.await(() -> operator.latestSnapshot(job(created.id())).isPresent());
    return created.id();
  }

  /** What jobs were told, as it lies on the cluster. */
  List<String> specs() {
    return server.list(ApiKind.CONFIG_MAP, "default").stream()
        .map(Object::toString)
        .filter(map -> map.contains("schemaVersion"))
        .toList();
  }

  /** Name of the deployment's resource. */
  static String job(String id) {
    return "inf-" + id;
  }

  JsonNode awaitState(String id, String state) {
    return api.await(path(id), json -> json.path("state").asString("").equals(state));
  }

  /** The newest operation has come to this step. */
  JsonNode awaitStep(String id, String step) {
    return api.await(
        path(id), json -> json.path("operation").path("step").asString("").equals(step));
  }

  /** Something is said of the deployment. */
  JsonNode awaitCondition(String id, String word) {
    return api.await(path(id), json -> json.path("conditions").toString().contains(word));
  }

  void act(String id, String action, Object body) {
    Api.Answer answer = api.post(path(id) + ":" + action, body);
    if (answer.status() != 202) {
      throw new AssertionError("answered " + answer.json());
    }
  }

  List<JsonNode> revisions(String id) {
    return api.get(path(id) + "/revisions").json().path("items").valueStream().toList();
  }

  private static String path(String id) {
    return "/api/v1/inferences/" + id;
  }

  @Override
  public void close() {
    stop();
    operator.close();
    server.close();
  }
}
