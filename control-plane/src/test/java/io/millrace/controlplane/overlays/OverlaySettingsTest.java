package io.millrace.controlplane.overlays;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import io.millrace.controlplane.KubernetesProperties.Storage.Kind;
import io.millrace.controlplane.MillraceProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ByteArrayResource;

/** What an overlay mounts as {@code application.yaml}, together with the pod's environment. */
class OverlaySettingsTest {
  @Test
  void shouldKeepEverythingOfASingleNodeInItsFolder() throws IOException {
    MillraceProperties settings = settings("single-node");

    assertThat(settings.kafka().bootstrapServers()).isEqualTo("millrace-kafka.pods:9092");
    assertThat(settings.kubernetes().namespace()).isEqualTo("pods");
    assertThat(settings.kubernetes().storage().kind()).isEqualTo(Kind.HOST_PATH);
    assertThat(settings.artifactStore())
        .startsWith("file://" + settings.kubernetes().storage().mountPath() + "/");
    assertThat(settings.checkpoints().directory())
        .startsWith("file://" + settings.kubernetes().storage().mountPath() + "/");
    assertThat(settings.kubernetes().operator().acceptAnyVersion()).isTrue();
    assertThat(settings.kubernetes().configuration())
        .containsEntry("kubernetes.taskmanager.cpu.limit-factor", "20");
  }

  @Test
  void shouldFitTwoJobsOnANodeOfTwoCores() throws IOException {
    MillraceProperties settings = settings("single-node");
    double job =
        settings.kubernetes().jobManager().cpu() + 2 * settings.kubernetes().taskManager().cpu();

    assertThat(job * 2).isLessThan(1);
  }

  @Test
  void shouldAcceptNoOperatorOfUnknownVersionInProduction() throws IOException {
    MillraceProperties settings = settings("prod");

    assertThat(settings.kubernetes().operator().acceptAnyVersion()).isFalse();
    assertThat(settings.kubernetes().operator().namespace()).isEqualTo("flink-operator");
    assertThat(settings.artifactStore()).startsWith("s3://");
    assertThat(settings.kafka().properties())
        .containsEntry("sasl.jaas.config", "${env:KAFKA_JAAS}");
    assertThat(settings.kubernetes().secrets()).isEqualTo(List.of("millrace-s3", "millrace-kafka"));
  }

  @Test
  void shouldTakeKafkaFromStrimziInDevelopment() throws IOException {
    MillraceProperties settings = settings("dev");

    assertThat(settings.kafka().bootstrapServers()).isEqualTo("millrace-kafka-bootstrap.pods:9092");
    assertThat(settings.kubernetes().storage().source()).isEqualTo("millrace-store");
    assertThat(settings.access().allowedHosts()).contains("millrace", "millrace.pods");
  }

  private static MillraceProperties settings(String overlay) throws IOException {
    List<RenderedObject> objects = Overlay.of(overlay).render();
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(file(objects));
    environment.getPropertySources().addFirst(environmentOf(objects));
    return Binder.get(environment)
        .bind(
            "millrace",
            Bindable.of(MillraceProperties.class),
            new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
        .get();
  }

  private static org.springframework.core.env.PropertySource<?> file(List<RenderedObject> objects)
      throws IOException {
    RenderedObject settings =
        objects.stream()
            .filter(each -> each.name().startsWith("millrace-settings"))
            .findFirst()
            .orElseThrow();
    String yaml = settings.at("data", "application.yaml").getAsString();
    return new YamlPropertySourceLoader()
        .load("overlay", new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)))
        .get(0);
  }

  private static SystemEnvironmentPropertySource environmentOf(List<RenderedObject> objects) {
    RenderedObject controlPlane =
        objects.stream()
            .filter(each -> each.toString().equals("Deployment millrace"))
            .findFirst()
            .orElseThrow();
    Map<String, Object> variables = new HashMap<>();
    variables.put("POD_NAMESPACE", "pods");
    for (JsonElement each :
        controlPlane.at("spec", "template", "spec", "containers", 0, "env").getAsJsonArray()) {
      JsonElement value = each.getAsJsonObject().get("value");
      String name = each.getAsJsonObject().get("name").getAsString();
      if (value != null) {
        variables.put(name, value.getAsString().replace("$(POD_NAMESPACE)", "pods"));
      }
    }
    return new SystemEnvironmentPropertySource("pod-systemEnvironment", variables);
  }
}
