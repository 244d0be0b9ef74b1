package io.millrace.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.contracts.json.ContractJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class DemoReportTest {
  private static final TrainedModel SOFTMAX =
      new TrainedModel("r1", "softmax", 1, 60, 0.5, 0.6, 0.91, 0.92, 0.93);
  private static final TrainedModel WIDE =
      new TrainedModel("r2", "wide", 3, 60, 0.1, 0.2, 0.99, 0.98, 0.97);
  private static final Scoring SCORING =
      new Scoring(51251, 51251, 51251, 0, 12345.6, 7.25, 21.5, 0.975);

  @Test
  void shouldWriteTheJsonThatScriptsRelyOn() {
    JsonNode json =
        ContractJson.mapper()
            .readTree(new DemoReport(List.of(SOFTMAX, WIDE), WIDE, SCORING).json());

    assertThat(json.propertyNames()).containsExactlyInAnyOrder("models", "deployed", "scoring");
    assertThat(json.path("models").path(0))
        .isEqualTo(
            tree(
                "{'name':'softmax','epochs':60,'trainLoss':0.5,'validationLoss':0.6,"
                    + "'trainAccuracy':0.91,'validationAccuracy':0.92,'testAccuracy':0.93}"));
    assertThat(json.path("deployed")).isEqualTo(tree("{'model':'wide','version':3}"));
    assertThat(json.path("scoring"))
        .isEqualTo(
            tree(
                "{'sent':51251,'scored':51251,'output':51251,'deadLetters':0,"
                    + "'recordsPerSecond':12345.6,'p50Ms':7.25,'p99Ms':21.5,'accuracy':0.975}"));
  }

  @Test
  void shouldMarkTheDeployedModelInTheTable() {
    assertThat(new DemoReport(List.of(SOFTMAX, WIDE), WIDE, SCORING).table())
        .contains(
            "  softmax              60     0.5000     0.6000     0.9100     0.9200     0.9300")
        .contains(
            "* wide                 60     0.1000     0.2000     0.9900     0.9800     0.9700")
        .contains("* deployed as version 3")
        .contains("sent 51,251 = scored 51,251 = output 51,251 records, dead letters 0")
        .contains("12,346 records/s, latency p50 7.3 ms, p99 21.5 ms (send to prediction)");
  }

  @Test
  void shouldDeployTheBestOnTestAndThenOnValidation() {
    TrainedModel tie = new TrainedModel("r3", "tie", 1, 60, 0.1, 0.1, 0.9, 0.9, 0.97);

    assertThat(TrainedModel.best(List.of(SOFTMAX, WIDE))).isEqualTo(WIDE);
    assertThat(TrainedModel.best(List.of(SOFTMAX, WIDE, tie))).isEqualTo(tie);
  }

  @Test
  void shouldNotInventMetrics() {
    JsonNode result = tree("{'train':{'loss':0.5},'validation':{'loss':null}}");

    assertThatThrownBy(() -> TrainedModel.of(result))
        .isInstanceOf(DemoException.class)
        .hasMessage("the result has no 'loss', it has {\"loss\":null}");
  }

  private static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json.replace('\'', '"'));
  }
}
