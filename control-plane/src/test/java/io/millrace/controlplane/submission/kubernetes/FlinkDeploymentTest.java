package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobRun;
import io.millrace.controlplane.submission.Suspension;
import org.junit.jupiter.api.Test;

class FlinkDeploymentTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private final FlinkDeployment rendered =
      new JobManifests(ExampleSettings.onAVolume(), "ml")
          .deployment(
              JobRun.first(ExampleJobs.inference("iris", "Iris", ExampleSettings.CHECKPOINTS)));

  @Test
  void shouldReadBackWhatItWrites() {
    // When
    FlinkDeployment read = FlinkDeployment.of(rendered.tree());

    // Then
    assertThat(read).isEqualTo(rendered);
  }

  @Test
  void shouldReadWordsOfALaterOperatorAsUnknown() {
    // Given
    GenericKubernetesResource tree =
        YAML.unmarshal(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: iris, generation: 3}
            spec:
              novelty: {a: 1}
              flinkConfiguration: {execution: {checkpointing: {interval: 10 s}}, a.b: 2}
              job: {state: hibernating, upgradeMode: magic, novelty: true}
            status:
              lifecycleState: HIBERNATING
              jobManagerDeploymentStatus: THAWING
              jobStatus: {state: DREAMING, novelty: [1]}
              conditions: [{type: Running}]
              observedGeneration: 3
            """,
            GenericKubernetesResource.class);

    // When
    FlinkDeployment read = FlinkDeployment.of(tree);

    // Then
    assertThat(read.status().lifecycleState()).isEqualTo(OperatorStatus.Lifecycle.UNKNOWN);
    assertThat(read.status().jobManagerDeploymentStatus())
        .isEqualTo(OperatorStatus.Cluster.UNKNOWN);
    assertThat(read.status().jobStatus().state()).isEqualTo(OperatorStatus.Job.UNKNOWN);
    assertThat(read.spec().job().state()).isEqualTo(OperatorJob.State.UNKNOWN);
    assertThat(read.spec().job().upgradeMode()).isEqualTo(OperatorJob.UpgradeMode.UNKNOWN);
    assertThat(read.spec().flinkConfiguration().settings())
        .containsEntry("execution.checkpointing.interval", "10 s")
        .containsEntry("a.b", "2");
    assertThat(read.isObserved()).isTrue();
  }

  @Test
  void shouldBeUnobservedBeforeTheOperatorHasSeenIt() {
    // Given
    GenericKubernetesResource tree = rendered.tree();
    tree.getMetadata().setGeneration(1L);

    // When
    FlinkDeployment read = FlinkDeployment.of(tree);

    // Then
    assertThat(read.isObserved()).isFalse();
    assertThat(read.status()).isEqualTo(OperatorStatus.NONE);
  }

  @Test
  void shouldRestWithASavepointOrWithoutWhenAskedTo() {
    // When
    OperatorJob inOrder = rendered.suspended(Suspension.WITH_SAVEPOINT).spec().job();
    OperatorJob atOnce = rendered.suspended(Suspension.AT_ONCE).spec().job();

    // Then
    assertThat(inOrder.state()).isEqualTo(OperatorJob.State.SUSPENDED);
    assertThat(inOrder.upgradeMode()).isEqualTo(OperatorJob.UpgradeMode.SAVEPOINT);
    assertThat(atOnce.state()).isEqualTo(OperatorJob.State.SUSPENDED);
    assertThat(atOnce.upgradeMode()).isEqualTo(OperatorJob.UpgradeMode.STATELESS);
  }

  @Test
  void shouldNeverWriteAStatus() {
    // When
    GenericKubernetesResource tree = rendered.tree();

    // Then
    assertThat(tree.getAdditionalProperties()).containsOnlyKeys("spec");
  }
}
