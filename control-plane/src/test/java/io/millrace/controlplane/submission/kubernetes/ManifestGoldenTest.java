package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is rendered is a promise to those who run it: a change shows in the diff. A new case is a
 * new {@code in-*.json}. Run with {@code -Dmillrace.golden=write} to accept a change.
 */
class ManifestGoldenTest {
  private static final Path FOLDER = Path.of("src/test/resources/manifests");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("in-"))
          .map(name -> name.substring("in-".length(), name.length() - ".json".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  private static ManifestCase read(String name) throws IOException {
    return ManifestCase.read(Files.readString(FOLDER.resolve("in-" + name + ".json")));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldRenderWhatIsPublished(String name) throws IOException {
    // Given
    Path golden = FOLDER.resolve("out-" + name + ".yaml");

    // When
    String rendered = read(name).yaml();

    // Then
    if ("write".equals(System.getProperty("millrace.golden"))) {
      Files.writeString(golden, rendered);
    }
    assertThat(rendered).isEqualTo(Files.readString(golden));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void shouldFitTheOperatorsSchema(String name) throws IOException {
    for (GenericKubernetesResource resource : read(name).resources()) {
      assertThat(CrdSchema.of(resource.getKind()).violations(resource)).isEmpty();
      assertThat(CrdSchema.ofOlderOperator(resource.getKind()).violations(resource)).isEmpty();
    }
  }

  @Test
  void shouldHaveManyCases() throws IOException {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void shouldReportWhatTheSchemaDoesNotKnowAndWhatHasTheWrongType() {
    // Given
    Map<?, ?> wrong =
        YAML.unmarshal(
            """
            apiVersion: flink.apache.org/v1beta1
            kind: FlinkDeployment
            metadata: {name: wrong}
            spec:
              flinkVersion: v9_9
              jobmanager: {}
              jobManager: {replicas: two, podTemplate: {spec: {containers: [{nmae: main}]}}}
              taskManager: {resource: {cpu: "0.5", memory: 2g}}
              job: {upgradeMode: hopeful, jarUri: local:///a.jar}
            """,
            Map.class);

    // When
    List<String> violations = CrdSchema.of(FlinkDeployment.KIND).violations(wrong);

    // Then
    assertThat(violations)
        .anySatisfy(told -> assertThat(told).contains("spec.flinkVersion").contains("v2_2"))
        .anySatisfy(told -> assertThat(told).contains("'jobmanager' is not defined"))
        .anySatisfy(told -> assertThat(told).contains("replicas").contains("integer expected"))
        .anySatisfy(told -> assertThat(told).contains("'nmae' is not defined"))
        .anySatisfy(told -> assertThat(told).contains("resource.cpu").contains("number expected"))
        .anySatisfy(told -> assertThat(told).contains("upgradeMode").contains("stateless"))
        .anySatisfy(told -> assertThat(told).contains("'jarUri' is not defined"))
        .hasSize(7);
  }

  @Test
  void shouldReportWhatOlderOperatorsDoNotKnow() {
    // Given
    Map<?, ?> newer =
        YAML.unmarshal(
            """
            spec:
              flinkVersion: v2_4
              jobManager: {resources: {limits: {cpu: 1}}}
            """,
            Map.class);

    // When
    List<String> violations = CrdSchema.ofOlderOperator(FlinkDeployment.KIND).violations(newer);

    // Then
    assertThat(CrdSchema.of(FlinkDeployment.KIND).violations(newer)).isEmpty();
    assertThat(violations).hasSize(2);
  }
}
