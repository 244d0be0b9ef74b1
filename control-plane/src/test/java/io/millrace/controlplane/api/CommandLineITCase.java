package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.cli.MillraceCli;
import io.millrace.cli.session.Console;
import io.millrace.contracts.json.ContractJson;
import io.millrace.controlplane.security.AccessToken;
import io.millrace.testkit.TestKafka;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;

/** The client that users type, against the control plane it is made for. */
@ControlPlaneTest
class CommandLineITCase {
  @Autowired Api api;
  @Autowired Scenario scenario;
  @Autowired TestKafka kafka;
  @Autowired AccessToken token;
  @Autowired Environment environment;
  @TempDir Path folder;

  /** What a shell sees of one run. */
  private record Ran(int exitCode, String out, String err) {
    JsonNode json() {
      return ContractJson.mapper().readTree(out);
    }
  }

  private Ran cli(String... arguments) {
    return cli(token.value(), new ByteArrayOutputStream(), arguments);
  }

  private Ran cli(String shownToken, ByteArrayOutputStream out, String... arguments) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        MillraceCli.run(
            new Console(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Map.of("MILLRACE_URL", url(), "MILLRACE_TOKEN", shownToken)),
            arguments);
    return new Ran(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private String url() {
    return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port");
  }

  private Path csv(String... rows) throws IOException {
    return Files.writeString(
        folder.resolve("rows.csv"), "a,b,c,kind\n" + String.join("\n", rows) + "\n");
  }

  @Test
  void shouldTrainWhatAFileHoldsFromTheModelToItsData() throws IOException {
    String name = Scenario.unique("cli");
    Path model = Files.writeString(folder.resolve(name + ".json"), KerasModels.classifier(3, 2));
    Path rows = csv("1,2,3,no", "4,5,6.5,yes");

    assertThat(cli("models", "create", model.toString()).exitCode()).isZero();
    assertThat(cli("model-sets", "create", "--name", name, name).exitCode()).isZero();
    Ran training = cli("trainings", "create", "--model-set", name, "--name", name, "-o", "json");
    Ran sent =
        cli(
            "send",
            rows.toString(),
            "--topic=" + name,
            "--label=kind",
            "--classes=no,yes",
            "--label-type=uint8",
            "--training=" + name,
            "--description=two rows",
            "-o",
            "json");

    assertThat(sent.err()).isEmpty();
    assertThat(sent.json().path("ranges").get(0).asString()).isEqualTo(name + ":0:0:2");
    String id = training.json().path("id").asString();
    JsonNode fed = api.await("/api/v1/trainings/" + id, json -> json.hasNonNull("dataSourceId"));
    assertThat(fed.path("dataSourceId").asString())
        .isEqualTo(sent.json().path("dataSource").path("id").asString());
    ConsumerRecord<byte[], byte[]> second = kafka.readAll(name).get(1);
    assertThat(second.key()).containsExactly(1);
    assertThat(ByteBuffer.wrap(second.value()).order(ByteOrder.LITTLE_ENDIAN).getFloat(8))
        .isEqualTo(6.5f);
    assertThat(cli("trainings", "wait", name, "--timeout=1ms").exitCode()).isEqualTo(6);
    assertThat(cli("trainings", "cancel", name).exitCode()).isZero();
    assertThat(cli("trainings", "list", "--limit=500").out()).contains(id, name);
  }

  @Test
  void shouldWriteNothingTwiceWhenASendingGoesOn() throws IOException {
    String topic = kafka.createTopic("cli-resume", 1);
    Path rows = csv("1,2,3,0", "4,5,6,1");
    String[] command = {
      "send", rows.toString(), "--topic", topic, "--label=kind", "--resume", Scenario.unique("run")
    };

    Ran first = cli(command);
    Ran again = cli(command);

    assertThat(first.out()).startsWith("Sent 2 records: " + topic + ":0:0:2.\nAnnounced data");
    assertThat(again.out()).isEqualTo(first.out());
    assertThat(kafka.endOffset(topic, 0)).isEqualTo(2);
  }

  @Test
  void shouldShowEveryRecordThatArrivesWhileItFollowsATopic() throws Exception {
    String topic = kafka.createTopic("cli-tail", 1);
    kafka.send(topic, 0, null, "before".getBytes(StandardCharsets.UTF_8));
    kafka.send(topic, 0, null, "newest".getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    CompletableFuture<Ran> tail =
        CompletableFuture.supplyAsync(
            () -> cli(token.value(), out, "tail", topic, "--last=1", "--count=202"));
    Api.await(() -> out.toString(StandardCharsets.UTF_8).contains("newest"));
    for (int i = 0; i < 201; i++) {
      kafka.send(topic, 0, null, ("record-" + i).getBytes(StandardCharsets.UTF_8));
    }

    Ran ran = tail.get(30, TimeUnit.SECONDS);
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out().lines()).hasSize(202);
    assertThat(ran.out()).doesNotContain("before").contains("0:2  -  record-0\n");
    assertThat(ran.out().lines().skip(1).map(line -> line.replaceAll(".*record-", "")))
        .isSortedAccordingTo((a, b) -> Integer.compare(Integer.parseInt(a), Integer.parseInt(b)));
  }

  @Test
  void shouldSayWhoMayNotAndWhatIsNotThere() {
    Ran stranger =
        cli("not-the-token-not-the-token-not-the-t", new ByteArrayOutputStream(), "models", "list");
    Ran absent = cli("inferences", "get", "no-such-thing");
    Ran unknown = cli("tail", Scenario.unique("no-topic"));

    assertThat(stranger.exitCode()).isEqualTo(3);
    assertThat(absent.exitCode()).isEqualTo(4);
    assertThat(absent.err()).contains("no-such-thing");
    assertThat(unknown.exitCode()).isEqualTo(4);
  }

  @Test
  void shouldShowWhatChanges() throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    CompletableFuture<Ran> events =
        CompletableFuture.supplyAsync(
            () -> cli(token.value(), out, "events", "--kind=model", "--count=1", "-o", "json"));

    Api.await(
        () -> {
          scenario.model();
          return events.isDone();
        });

    JsonNode change = events.get(1, TimeUnit.SECONDS).json();
    assertThat(change.path("kind").asString()).isEqualTo("model");
    assertThat(change.path("change").asString()).isEqualTo("CREATED");
  }

  @Test
  void shouldDeployAndAskForOperations() throws IOException {
    String name = Scenario.unique("cli-inference");
    String result = scenario.trainedResult(folder);

    Ran deployed =
        cli(
            "inferences",
            "deploy",
            "--name=" + name,
            "--result=" + result,
            "--input-topic=" + name + "-in",
            "--output-topic=" + name + "-out");
    Ran preview = cli("inferences", "upgrade", name, "--preview", "--parallelism=2");
    Ran refused = cli("inferences", "upgrade", name, "--parallelism=0");

    assertThat(deployed.out()).startsWith("Inference ").contains("(" + name + ")");
    assertThat(preview.exitCode()).isZero();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("/parallelism: parallelism 0 is not legal");
    assertThat(cli("inferences", "delete", name).exitCode()).isZero();
  }
}
