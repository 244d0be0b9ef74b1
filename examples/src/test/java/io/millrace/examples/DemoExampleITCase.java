package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The examples, run as a user runs them, against the whole of Millrace. */
@Timeout(420)
class DemoExampleITCase {
  @TempDir static Path dataDirectory;
  static RunningMillrace millrace;

  @BeforeAll
  static void start() throws Exception {
    millrace = RunningMillrace.start(dataDirectory);
  }

  @AfterAll
  static void stop() throws Exception {
    millrace.close();
  }

  @Test
  void shouldTrainDeployAndScoreAndAlwaysComeToTheSameNumbers() {
    JsonNode first = demo(DemoPlan.iris());
    JsonNode again = demo(DemoPlan.iris());

    assertAddsUp(first, 1 + 200 + 2_000);
    assertThat(first.at("/models/0/name").asString()).isEqualTo("iris");
    assertThat(first.at("/models/0/epochs").asInt()).isEqualTo(30);
    assertThat(first.at("/models/0/testAccuracy").doubleValue()).isGreaterThanOrEqualTo(0.9);
    assertThat(first.at("/deployed")).isEqualTo(tree("{'model':'iris','version':1}"));
    assertThat(again.at("/models")).isEqualTo(first.at("/models"));
    assertThat(again.at("/scoring/accuracy")).isEqualTo(first.at("/scoring/accuracy"));
    assertThat(again.at("/deployed/version").asInt()).isEqualTo(2);
  }

  @Test
  void shouldReadDigitsFromThreeModels() {
    JsonNode report = demo(DemoPlan.digits());

    assertAddsUp(report, 1 + DemoPlan.digits().load().total());
    assertThat(report.at("/models")).hasSize(3);
    assertThat(best(report)).isGreaterThanOrEqualTo(0.96);
    assertThat(report.at("/scoring/accuracy").doubleValue()).isGreaterThanOrEqualTo(0.95);
  }

  @Test
  void shouldDoTheSameWithCurl() throws Exception {
    Process curl =
        new ProcessBuilder("bash", "curl/digits.sh", millrace.url(), millrace.token())
            .redirectErrorStream(true)
            .start();
    String output = new String(curl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(curl.waitFor()).as(output).isZero();
    assertThat(output).contains("sent 359, scored 359, dead letters 0");
  }

  private static JsonNode demo(DemoPlan plan) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int code =
        DigitsDemo.run(
            plan,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            System.err,
            "--url=" + millrace.url(),
            "--token=" + millrace.token(),
            "--data=data",
            "--models=models",
            "--json");
    assertThat(code).isZero();
    return tree(out.toString(StandardCharsets.UTF_8).strip());
  }

  private static void assertAddsUp(JsonNode report, int sent) {
    JsonNode scoring = report.at("/scoring");
    assertThat(scoring.path("sent").asInt()).isEqualTo(sent);
    assertThat(scoring.path("scored").asInt()).isEqualTo(sent);
    assertThat(scoring.path("output").asInt()).isEqualTo(sent);
    assertThat(scoring.path("deadLetters").asInt(-1)).isZero();
    assertThat(scoring.path("recordsPerSecond").doubleValue()).isPositive();
    assertThat(scoring.path("p50Ms").doubleValue()).isPositive();
    assertThat(scoring.path("p99Ms").doubleValue())
        .isGreaterThanOrEqualTo(scoring.path("p50Ms").doubleValue());
  }

  private static double best(JsonNode report) {
    double best = 0;
    for (JsonNode model : report.at("/models")) {
      best = Math.max(best, model.path("testAccuracy").doubleValue());
    }
    return best;
  }

  private static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json.replace('\'', '"'));
  }
}
