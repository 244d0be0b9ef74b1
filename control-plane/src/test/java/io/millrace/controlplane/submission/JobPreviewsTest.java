package io.millrace.controlplane.submission;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.json.ContractJson;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JobPreviewsTest {
  private final FakeJobSubmitter runtime = new FakeJobSubmitter();
  private final JobPreviews previews = new JobPreviews(runtime);
  private final JobRun run =
      JobRun.first(ExampleJobs.training("tr-abc", "iris", "s3://store/checkpoints"));

  private static JsonNode tree(String json) {
    return ContractJson.mapper().readTree(json);
  }

  @Test
  void shouldShowTheDocumentOfTheJobWithoutWhatIsChosenLater() {
    // When
    JobPreview preview = previews.of(run, List.of("result-1", "abc"));

    // Then
    Map<String, Object> job = preview.job();
    assertThat(job).containsEntry("jobId", "chosen when it starts").containsEntry("name", "iris");
    assertThat(ContractJson.write(job.get("models")))
        .contains("\"resultId\":\"chosen when it starts\"")
        .contains("\"modelId\":\"model-1\"");
    String written = ContractJson.write(run.spec());
    assertThat(tree(ContractJson.write(job)))
        .isEqualTo(
            tree(
                written
                    .replace("\"tr-abc\"", "\"chosen when it starts\"")
                    .replace("\"result-1\"", "\"chosen when it starts\"")));
    assertThat(preview.manifest()).isNull();
    assertThat(preview.note()).isNull();
    assertThat(runtime.submitted()).isEmpty();
  }

  @Test
  void shouldShowWhatTheClusterWouldBeGiven() {
    // Given
    runtime.render(
        job -> "name: " + job.jobId() + "\nid: " + job.flinkJobId() + "\npath: /runs/abc/1\n");

    // When
    JobPreview preview = previews.of(run, List.of("abc"));

    // Then
    assertThat(preview.manifest())
        .isEqualTo(
            """
            name: <chosen when it starts>
            id: <chosen when it starts>
            path: /runs/<chosen when it starts>/1
            """);
  }

  @Test
  void shouldSayWhyTheJobWouldBeRefused() {
    // Given
    runtime.refuse("the folder s3://store is not reachable for pods");

    // When
    JobPreview preview = previews.of(run, List.of());

    // Then
    assertThat(preview.job()).isNotNull();
    assertThat(preview.manifest()).isNull();
    assertThat(preview.note())
        .isEqualTo("The job would be refused: the folder s3://store is not reachable for pods");
  }
}
