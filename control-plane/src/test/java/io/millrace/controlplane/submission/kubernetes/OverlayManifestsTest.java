package io.millrace.controlplane.submission.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.contracts.job.JobSpec;
import io.millrace.controlplane.MillraceProperties;
import io.millrace.controlplane.submission.ExampleJobs;
import io.millrace.controlplane.submission.JobRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/** Jobs as they are rendered with the settings that are shipped. */
class OverlayManifestsTest {
  private static final Path OVERLAYS = Path.of("../deploy/flink-k8s-operator/overlays");

  private static MillraceProperties settings(String overlay) throws IOException {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(
            new YamlPropertySourceLoader()
                .load(
                    overlay,
                    new FileSystemResource(OVERLAYS.resolve(overlay).resolve("application.yaml")))
                .get(0));
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("pod", Map.of("POD_NAMESPACE", "ml")));
    return Binder.get(environment).bind("millrace", MillraceProperties.class).get();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "single-node", "prod"})
  void shouldRenderJobsThatTheOperatorAccepts(String overlay) throws IOException {
    // Given
    MillraceProperties settings = settings(overlay);
    JobManifests manifests = new JobManifests(settings.kubernetes(), "ml");
    JobSpec spec = ExampleJobs.inference("i-iris", "Iris", settings.checkpoints().directory());

    // When
    FlinkDeployment deployment = manifests.deployment(JobRun.first(spec));

    // Then
    assertThat(CrdSchema.of(FlinkDeployment.KIND).violations(deployment.tree())).isEmpty();
    assertThat(CrdSchema.ofOlderOperator(FlinkDeployment.KIND).violations(deployment.tree()))
        .isEmpty();
  }
}
