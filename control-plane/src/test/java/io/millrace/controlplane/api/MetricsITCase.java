package io.millrace.controlplane.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.event.EpochCompleted;
import io.millrace.contracts.event.ModelActivated;
import io.millrace.contracts.event.ScoringProgress;
import io.millrace.contracts.job.JobId;
import io.millrace.testkit.TestKafka;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@ControlPlaneTest
class MetricsITCase {
  private static final Pattern NAME = Pattern.compile("millrace_[a-z_]+");

  @Autowired private Api api;
  @Autowired private Scenario scenario;
  @Autowired private TestKafka kafka;
  @Autowired private Admin admin;
  @TempDir Path store;

  private String scrape() {
    return new String(api.get("/actuator/prometheus").bytes(), StandardCharsets.UTF_8);
  }

  private void awaitMetric(String line) {
    Pattern pattern = Pattern.compile("(?m)^" + line + "$");
    Api.await(() -> pattern.matcher(scrape()).find());
  }

  private double value(String series) {
    return scrape()
        .lines()
        .filter(line -> line.startsWith(series + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
        .sum();
  }

  private String deployed(String input) {
    return api.post(
            "/api/v1/inferences",
            Map.of(
                "resultId",
                scenario.trainedResult(store),
                "inputTopic",
                input,
                "outputTopic",
                Scenario.unique("out")))
        .id();
  }

  @Test
  void shouldTellHowDeploymentsDo() throws Exception {
    // Given
    String input = scenario.topicWithRecords();
    String id = deployed(input);
    JobId job = new JobId("inf-" + id);

    // When
    scenario.tell(id + "-p", job, new ScoringProgress(id, 0, 30, 2, 12.5, 2, 40, 1));
    admin
        .alterConsumerGroupOffsets(
            job.value(), Map.of(new TopicPartition(input, 0), new OffsetAndMetadata(4)))
        .all()
        .get();

    // Then
    String labels = "\\{inference=\"" + id + "\",name=\"[^\"]+\"";
    awaitMetric("millrace_scoring_lag_records" + labels + "} 6.0");
    awaitMetric("millrace_scoring_records" + labels + "} 30.0");
    awaitMetric("millrace_scoring_dead_letters" + labels + "} 2.0");
    awaitMetric("millrace_scoring_records_per_second" + labels + "} 12.5");
    awaitMetric("millrace_scoring_latency_seconds" + labels + ",quantile=\"0.5\"} 0.002");
    awaitMetric("millrace_scoring_latency_seconds" + labels + ",quantile=\"0.99\"} 0.04");
  }

  @Test
  void shouldMeasureHowLongAnotherModelTakes() {
    // Given
    String id = deployed(scenario.topicWithRecords());
    String path = "/api/v1/inferences/" + id;
    api.await(path, json -> json.path("state").asString().equals("DEPLOYING"));
    double before = value("millrace_model_swap_seconds_count");

    // When
    api.post(path + ":deploy-version", Map.of("resultId", scenario.trainedResult(store)));
    scenario.tell(id + "-active", new JobId("inf-" + id), new ModelActivated(id, 0, 2, 2, null));

    // Then
    Api.await(() -> value("millrace_model_swap_seconds_count") == before + 1);
  }

  @Test
  void shouldCountTrainingsByStateAndTheirEpochs() {
    // Given
    double epochs = value("millrace_training_epochs_seconds_count");
    String training = scenario.training(1);
    String result = scenario.resultIds(training).get(0);

    // When
    scenario.tell(
        training + "-1",
        Scenario.trainingJob(training),
        new EpochCompleted(result, 1, 2, 10, Map.of("loss", 1.0), Map.of(), 1500, null));

    // Then
    Api.await(() -> value("millrace_training_epochs_seconds_count") == epochs + 1);
    Api.await(() -> value("millrace_jobs{kind=\"training\",state=\"DEPLOYING\"}") >= 1);
    assertThat(scrape())
        .contains("millrace_jobs{kind=\"training\",state=\"FINISHED\"}")
        .contains("millrace_job_flags{flag=\"STUCK\",kind=\"inference\"}");
  }

  @Test
  void shouldCountWhatCannotBeReadAndWhoIsRefused() {
    // When
    kafka.send("KAFKA_ML_CONTROL_TOPIC", 0, new byte[] {1}, "no control message".getBytes());
    api.send("GET", "/api/v1/models", null, "Authorization", "Bearer " + "x".repeat(40));

    // Then
    Api.await(() -> value("millrace_dead_letters_total{topic=\"KAFKA_ML_CONTROL_TOPIC\"}") >= 1);
    Api.await(() -> value("millrace_requests_refused_total{code=\"TOKEN_WRONG\"}") >= 1);
    assertThat(scrape()).containsPattern("millrace_problems_total\\{code=\"[A-Z_]+\"} [1-9]");
  }

  /** What the documentation and the dashboard name must be there. */
  @Test
  void shouldHaveEveryMetricThatIsWrittenOfAndNoOther() throws IOException {
    shouldCountWhatCannotBeReadAndWhoIsRefused();
    deployed(scenario.topicWithRecords());
    String scraped = scrape();

    Collection<String> told = names(Files.readString(Path.of("../docs/cluster.md")));
    String dashboard = "../deploy/flink-k8s-operator/components/monitoring/dashboard.json";
    Collection<String> drawn = names(Files.readString(Path.of(dashboard)));
    Collection<String> answered =
        new TreeSet<>(names(scraped.replaceAll("(?m)^#.*$|_(bucket|max|sum|count)(?=[{ ])", "")));

    // These come with the first of their kind.
    List<String> rare =
        List.of(
            "millrace_scoring_lag_records",
            "millrace_scoring_records",
            "millrace_scoring_dead_letters",
            "millrace_scoring_records_per_second",
            "millrace_scoring_latency_seconds",
            "millrace_training_results_total",
            "millrace_training_rejected_records_total",
            "millrace_sign_ins_total");
    assertThat(told).containsAll(answered);
    answered.addAll(rare);
    assertThat(answered).containsAll(told);
    assertThat(told)
        .containsAll(
            drawn.stream().map(n -> n.replaceAll("_(bucket|sum|count|max)$", "")).toList());
  }

  private static Collection<String> names(String text) {
    return NAME.matcher(text).results().map(MatchResult::group).sorted().distinct().toList();
  }
}
