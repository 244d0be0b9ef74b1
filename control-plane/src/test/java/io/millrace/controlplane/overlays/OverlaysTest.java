package io.millrace.controlplane.overlays;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.millrace.controlplane.submission.kubernetes.preflight.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OverlaysTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"overlays/dev", "overlays/single-node", "overlays/prod", "operator-access"})
  void shouldRenderNothingButLegalObjects(String folder) {
    List<RenderedObject> objects = new Overlay(folder).render();

    assertThat(objects).isNotEmpty();
    assertThat(objects).flatMap(ObjectSchemas::violations).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "dev, Deployment, The field `replica` in the JSON string is not defined",
    "dev, Kafka, Unrecognized field \"replica\"",
    "dev, KafkaNodePool, Unrecognized field \"replica\"",
    "prod, ServiceMonitor, Unrecognized field \"replica\"",
    "prod, PodMonitor, Unrecognized field \"replica\"",
    "prod, NetworkPolicy, The field `replica` in the JSON string is not defined",
  })
  void shouldRefuseAMisspeltField(String overlay, String kind, String reason) {
    RenderedObject wrong = of(kind, Overlay.of(overlay).render());

    wrong.at("spec").getAsJsonObject().addProperty("replica", 1);

    assertThat(ObjectSchemas.violations(wrong)).singleElement().asString().contains(reason);
  }

  @Test
  void shouldRefuseAnObjectWithoutASchema() {
    List<RenderedObject> objects =
        Overlay.parse("{apiVersion: policy/v1beta1, kind: PodSecurityPolicy, metadata: {name: a}}");

    assertThat(objects)
        .flatMap(ObjectSchemas::violations)
        .containsExactly(
            "PodSecurityPolicy a: no schema of policy/v1beta1/PodSecurityPolicy is known");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "single-node", "prod"})
  void shouldHoldNoSecretAndNoImageWithoutAVersion(String overlay) {
    List<RenderedObject> objects = Overlay.of(overlay).render();

    assertThat(objects).extracting(RenderedObject::kind).doesNotContain("Secret");
    assertThat(images(objects)).isNotEmpty().allMatch(image -> image.matches(".+:[^/:]*\\d[^/:]*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "single-node", "prod"})
  void shouldGiveNoPodMoreRightsThanItNeeds(String overlay) {
    for (RenderedObject deployment : all("Deployment", Overlay.of(overlay).render())) {
      JsonObject pod = deployment.at("spec", "template", "spec").getAsJsonObject();
      JsonObject container = pod.getAsJsonArray("containers").get(0).getAsJsonObject();
      JsonObject security = container.getAsJsonObject("securityContext");

      assertThat(pod.getAsJsonObject("securityContext").get("runAsNonRoot").getAsBoolean())
          .as("%s", deployment)
          .isTrue();
      assertThat(security.get("readOnlyRootFilesystem").getAsBoolean()).isTrue();
      assertThat(security.get("allowPrivilegeEscalation").getAsBoolean()).isFalse();
      assertThat(container.getAsJsonObject("resources").has("requests")).isTrue();
      assertThat(container.has("readinessProbe") && container.has("livenessProbe")).isTrue();
    }
  }

  /** Kubernetes would otherwise set MILLRACE_PORT and the like, which the settings refuse. */
  @ParameterizedTest
  @ValueSource(strings = {"dev", "single-node", "prod"})
  void shouldKeepVariablesOfServicesAwayFromTheSettings(String overlay) {
    RenderedObject controlPlane = of("Deployment", Overlay.of(overlay).render());

    assertThat(controlPlane.at("spec", "template", "spec", "enableServiceLinks").getAsBoolean())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "single-node", "prod"})
  void shouldGrantTheControlPlaneWhatItNeedsAndNoMore(String overlay) {
    RenderedObject role =
        all("Role", Overlay.of(overlay).render()).stream()
            .filter(each -> each.name().equals("millrace"))
            .findFirst()
            .orElseThrow();

    assertThat(permissions(role)).containsExactlyInAnyOrderElementsOf(Permission.needed());
  }

  /** It would be the way to the control plane's own Deployment. */
  @ParameterizedTest
  @ValueSource(strings = {"dev", "single-node", "prod"})
  void shouldLetNoJobChangeADeploymentOrReadASecret(String overlay) {
    RenderedObject role =
        all("Role", Overlay.of(overlay).render()).stream()
            .filter(each -> each.name().equals("millrace-jobs"))
            .findFirst()
            .orElseThrow();

    assertThat(permissions(role))
        .contains(
            new Permission("", "pods", "create"), new Permission("apps", "deployments", "get"))
        .filteredOn(each -> Set.of("deployments", "secrets", "*").contains(each.resource()))
        .containsExactly(new Permission("apps", "deployments", "get"));
  }

  private static List<Permission> permissions(RenderedObject role) {
    List<Permission> granted = new ArrayList<>();
    for (JsonElement rule : role.at("rules").getAsJsonArray()) {
      for (String group : texts(rule, "apiGroups")) {
        for (String resource : texts(rule, "resources")) {
          texts(rule, "verbs").forEach(verb -> granted.add(new Permission(group, resource, verb)));
        }
      }
    }
    return granted;
  }

  private static List<String> texts(JsonElement rule, String member) {
    return rule.getAsJsonObject().getAsJsonArray(member).asList().stream()
        .map(JsonElement::getAsString)
        .toList();
  }

  private static RenderedObject of(String kind, List<RenderedObject> objects) {
    return all(kind, objects).get(0);
  }

  private static List<RenderedObject> all(String kind, List<RenderedObject> objects) {
    return objects.stream().filter(each -> each.kind().equals(kind)).toList();
  }

  private static List<String> images(List<RenderedObject> objects) {
    List<String> images = new ArrayList<>();
    objects.forEach(object -> visit(object.json(), (name, value) -> collect(name, value, images)));
    return images;
  }

  private static void collect(String name, JsonElement value, List<String> images) {
    if (name.equals("image")) {
      images.add(value.getAsString());
    }
  }

  private static void visit(JsonElement element, BiConsumer<String, JsonElement> visitor) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(each -> visit(each, visitor));
    } else if (element.isJsonObject()) {
      for (Map.Entry<String, JsonElement> member : element.getAsJsonObject().entrySet()) {
        visitor.accept(member.getKey(), member.getValue());
        visit(member.getValue(), visitor);
      }
    }
  }
}
