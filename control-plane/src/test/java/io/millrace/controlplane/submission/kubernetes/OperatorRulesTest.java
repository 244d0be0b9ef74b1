package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobRefusedException;
import io.millrace.controlplane.submission.JobRun;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OperatorRulesTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  private static FlinkDeployment deployment(String patch) {
    GenericKubernetesResource tree =
        new JobManifests(ExampleSettings.onAVolume(), "ml")
            .deployment(
                JobRun.first(ExampleJobs.inference("iris", "Iris", ExampleSettings.CHECKPOINTS)))
            .tree();
    String merged = YAML.asJson(merge(YAML.convertValue(tree, Map.class), yaml(patch)));
    return FlinkDeployment.of(YAML.unmarshal(merged, GenericKubernetesResource.class));
  }

  private static Map<?, ?> yaml(String text) {
    return YAML.unmarshal(text, Map.class);
  }

  /** As a merge patch: null removes. */
  private static Map<Object, Object> merge(Map<?, ?> object, Map<?, ?> patch) {
    Map<Object, Object> merged = new HashMap<>(object);
    patch.forEach(
        (name, value) -> {
          if (value instanceof Map<?, ?> below && merged.get(name) instanceof Map<?, ?> inner) {
            merged.put(name, merge(inner, below));
          } else {
            merged.put(name, value);
          }
        });
    return merged;
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            "metadata: {name: Iris}",
            "metadata.name 'Iris' is not legal; legal is 1 to 45 of a-z, 0-9 and -, a letter first"
                + " and no - last"),
        Arguments.of(
            "spec: {flinkVersion: v9_9}",
            "spec.flinkVersion 'v9_9' is not legal; legal is v1_15, v1_16, v1_17, v1_18, v1_19,"
                + " v1_20, v2_0, v2_1, v2_2, v2_3, v2_4"),
        Arguments.of(
            "spec: {imagePullPolicy: Sometimes}",
            "spec.imagePullPolicy 'Sometimes' is not legal; legal is Always, IfNotPresent, Never"),
        Arguments.of(
            "spec: {mode: foreign}",
            "spec.mode 'foreign' is not legal; legal is native, standalone"),
        Arguments.of(
            "spec: {serviceAccount: null}",
            "spec.serviceAccount 'null' is not legal; legal is the name of a ServiceAccount"),
        Arguments.of(
            "spec: {image: ' '}", "spec.image ' ' is not legal; legal is the name of an image"),
        Arguments.of(
            "spec: {logConfiguration: {log4j.properties: x}}",
            "a file of spec.logConfiguration 'log4j.properties' is not legal; legal is"
                + " log4j-console.properties, logback-console.xml"),
        Arguments.of(
            "spec: {flinkConfiguration: {kubernetes.cluster-id: mine}}",
            "spec.flinkConfiguration.kubernetes.cluster-id 'mine' is not legal; legal is nothing:"
                + " the operator sets it"),
        Arguments.of(
            "spec: {flinkConfiguration: {kubernetes.operator.deployment.rollback.enabled: 'true',"
                + " high-availability.type: NONE}}",
            "spec.flinkConfiguration.high-availability.type 'NONE' is not legal; legal is"
                + " kubernetes or zookeeper, as the operator is to roll back"),
        Arguments.of(
            "spec: {flinkConfiguration: {kubernetes.operator.cluster.health-check.enabled: 'true',"
                + " kubernetes.operator.jm-deployment-recovery.enabled: 'false'}}",
            "spec.flinkConfiguration.kubernetes.operator.jm-deployment-recovery.enabled 'false' is"
                + " not legal; legal is true, as the operator is to check the health of jobs"),
        Arguments.of(
            "spec: {jobManager: {resource: {memory: lots}}}",
            "spec.jobManager.resource.memory 'lots' is not legal; legal is a number and its unit,"
                + " such as 2g"),
        Arguments.of(
            "spec: {taskManager: {resource: null}}",
            "spec.taskManager.resource.memory 'null' is not legal; legal is a number and its unit,"
                + " such as 2g"),
        Arguments.of(
            "spec: {jobManager: {replicas: 0}}",
            "spec.jobManager.replicas '0' is not legal; legal is 1 or more"),
        Arguments.of(
            "spec: {jobManager: {replicas: 2}, flinkConfiguration: {high-availability.type: NONE}}",
            "spec.jobManager.replicas '2' is not legal; legal is 1 without high availability"),
        Arguments.of(
            "spec: {taskManager: {replicas: 0}}",
            "spec.taskManager.replicas '0' is not legal; legal is 1 or more"),
        Arguments.of(
            "spec: {job: {parallelism: -1}}",
            "spec.job.parallelism '-1' is not legal; legal is 1 or more"),
        Arguments.of(
            "spec: {job: {jarURI: null}}",
            "spec.job.jarURI 'null' is not legal; legal is the URI of the job jar"),
        Arguments.of(
            "spec: {flinkConfiguration: {execution.checkpointing.savepoint-dir: ' '}}",
            "spec.flinkConfiguration.execution.checkpointing.savepoint-dir ' ' is not legal; legal"
                + " is a folder, as the upgrade mode is savepoint"),
        Arguments.of(
            "spec: {flinkConfiguration: {execution.checkpointing.dir: ' '}, job: {upgradeMode:"
                + " last-state}}",
            "spec.flinkConfiguration.execution.checkpointing.dir ' ' is not legal; legal is a"
                + " folder, as the upgrade mode is last-state"),
        Arguments.of(
            "spec: {job: {savepointRedeployNonce: 4}}",
            "spec.job.initialSavepointPath 'null' is not legal; legal is the URI of a snapshot, as"
                + " there is a savepointRedeployNonce"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void shouldSayWhatTheOperatorWouldRefuse(String patch, String violation) {
    // When
    FlinkDeployment deployment = deployment(patch);

    // Then
    assertThat(OperatorRules.violations(deployment)).contains(violation);
  }

  @Test
  void shouldAcceptWhatIsRendered() {
    assertThat(OperatorRules.violations(deployment("{}"))).isEmpty();
  }

  @Test
  void shouldTellAllThatIsWrongAtOnce() {
    // Given
    FlinkDeployment wrong = deployment("spec: {mode: foreign, job: {parallelism: 0}}");

    // Then
    assertThatThrownBy(() -> OperatorRules.requireLegal(wrong))
        .isInstanceOf(JobRefusedException.class)
        .hasMessage(
            "FlinkDeployment iris would be refused by the operator: spec.mode 'foreign' is not"
                + " legal; legal is native, standalone; spec.job.parallelism '0' is not legal;"
                + " legal is 1 or more");
  }

  @Test
  void shouldNotAskForTheParallelismWhenTaskManagersAreCounted() {
    assertThat(
            OperatorRules.violations(
                deployment("spec: {taskManager: {replicas: 2}, job: {parallelism: 0}}")))
        .isEmpty();
  }

  @Test
  void shouldSayWhatIsWrongWithASessionJob() {
    // Given
    FlinkSessionJob wrong =
        FlinkSessionJob.of(
            YAML.unmarshal(
                """
                apiVersion: flink.apache.org/v1beta1
                kind: FlinkSessionJob
                metadata: {name: iris}
                spec:
                  deploymentName: My_Session
                  job: {jarURI: 'local:///opt/a.jar', parallelism: 1, state: running}
                """,
                GenericKubernetesResource.class));

    // Then
    assertThatThrownBy(() -> OperatorRules.requireLegal(wrong))
        .hasMessage(
            "FlinkSessionJob iris would be refused by the operator: spec.deploymentName"
                + " 'My_Session' is not legal; legal is 1 to 45 of a-z, 0-9 and -, a letter first"
                + " and no - last; spec.job.jarURI 'local:///opt/a.jar' is not legal; legal is a"
                + " URI from which the operator can fetch it");
  }

  @Test
  void shouldRefuseASessionJobWithoutAJob() {
    // Given
    FlinkSessionJob empty =
        FlinkSessionJob.of(
            YAML.unmarshal(
                """
                kind: FlinkSessionJob
                metadata: {name: iris}
                spec: {deploymentName: s}
                """,
                GenericKubernetesResource.class));

    // Then
    assertThat(OperatorRules.violations(empty))
        .containsExactly("spec.job 'null' is not legal; legal is a job");
  }
}
