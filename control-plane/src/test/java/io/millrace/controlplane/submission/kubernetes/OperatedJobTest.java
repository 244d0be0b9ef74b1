package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatedJobTest {
  private static final String ID = "af7f1b9aadd6c0418f236e4b6b4ec5db";

  private static OperatedJob job(long observed, String lastReconciled) {
    String yaml =
        """
        apiVersion: flink.apache.org/v1beta1
        kind: FlinkDeployment
        metadata: {name: flowers, generation: 3}
        spec: {job: {state: suspended, upgradeMode: stateless, parallelism: 1}}
        status:
          observedGeneration: %d
          reconciliationStatus: {lastReconciledSpec: '%s'}
        """
            .formatted(observed, lastReconciled);
    return OperatedJob.of(
        new KubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class));
  }

  private static String reconciled(String state, String flinkJobId) {
    return """
        {"spec":{"job":{"state":"%s"},"flinkConfiguration":{"$internal.pipeline.job-id":"%s"}}}"""
        .formatted(state, flinkJobId);
  }

  @ParameterizedTest
  @CsvSource({
    "3, running, other, true",
    "2, suspended, af7f1b9aadd6c0418f236e4b6b4ec5db, true",
    "2, running, af7f1b9aadd6c0418f236e4b6b4ec5db, false",
    "2, suspended, other, false"
  })
  void shouldBeObservedWhenTheOperatorHasWorkedOnWhatIsWantedOfThisRun(
      long observed, String state, String flinkJobId, boolean expected) {
    OperatedJob job = job(observed, reconciled(state, flinkJobId));

    assertThat(job.isObserved(ID)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"no json", "{}"})
  void shouldTakeNothingElseForAnObservation(String last) {
    assertThat(job(2, last).isObserved(ID)).isFalse();
  }
}
